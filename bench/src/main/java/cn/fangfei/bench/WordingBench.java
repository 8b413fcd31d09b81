package cn.fangfei.bench;

import cn.fangfei.detection.lexicon.FirmText;
import cn.fangfei.detection.lexicon.TermAutomaton;
import cn.fangfei.detection.lexicon.WordingLexicon;
import cn.fangfei.detection.lexicon.WordingMatcher;
import cn.fangfei.formats.UnreadableFile;
import com.github.houbb.sensitive.word.bs.SensitiveWordBs;
import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.ahocorasick.trie.Trie;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The terms of the built-in lexicon looked for in every name and scope of a register, one thread. All matchers get the same strings; those
 * that report every occurrence are first held to the same occurrences, term by term. {@code sensitive-word} reports no overlaps and is held
 * to the same texts with a hit. {@link #screen} does more than the peers: it folds, settles overlaps and looks for what guards a hit.
 *
 * <p>The collector is that of {@code fangfei screen}, for all alike: one that copies a text away from its characters has every matcher wait for
 * memory. One operation is the whole register. The size of the texts in bytes of UTF-8 is printed before the first.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class WordingBench {

	private final List<FirmText> firms = new ArrayList<>();

	private final List<String> texts = new ArrayList<>();

	private WordingMatcher matcher;

	private TermAutomaton automaton;

	private AhoCorasickDoubleArrayTrie<Integer> doubleArray;

	private Trie trie;

	private SensitiveWordBs sensitiveWord;

	private final long[] memory = new long[1 << 25];

	@Setup
	public void read() throws UnreadableFile {
		firms.addAll(Register.firms());
		firms.forEach(firm -> Collections.addAll(texts, firm.name(), firm.scope()));
		var lexicon = WordingLexicon.standard();
		var terms = lexicon.terms().stream().map(term -> term.text()).distinct().sorted().toList();
		matcher = WordingMatcher.compile(lexicon);
		automaton = TermAutomaton.exact(terms);
		var numbers = new TreeMap<String, Integer>();
		terms.forEach(term -> numbers.put(term, numbers.size()));
		doubleArray = new AhoCorasickDoubleArrayTrie<>();
		doubleArray.build(numbers);
		trie = Trie.builder().addKeywords(terms).build();
		sensitiveWord = SensitiveWordBs.newInstance().ignoreRepeat(false).ignoreCase(false).ignoreWidth(false).ignoreNumStyle(false)
			.ignoreChineseStyle(false).ignoreEnglishStyle(false).enableNumCheck(false).enableEmailCheck(false).enableUrlCheck(false)
			.enableIpv4Check(false).wordDeny(() -> terms).wordAllow(List::of).init();
		Arrays.fill(memory, 3);
		holdToTheSame(terms);
		var bytes = texts.stream().mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length).sum();
		var characters = texts.stream().mapToLong(String::length).sum();
		System.out.printf("%d firms, %d terms, %d characters, %d bytes, %d occurrences%n", firms.size(), terms.size(), characters, bytes, automaton());
	}

	private void holdToTheSame(List<String> terms) {
		var ours = new long[terms.size()];
		var theirs = new long[terms.size()];
		var others = new TreeMap<String, Long>();
		var withHit = 0L;
		var withWord = 0L;
		for (var text : texts) {
			var here = new boolean[1];
			automaton.scan(text, (term, end) -> {
				ours[term] += end;
				here[0] = true;
			});
			doubleArray.parseText(text, (AhoCorasickDoubleArrayTrie.IHit<Integer>) (begin, end, term) -> theirs[term] += end);
			trie.parseText(text).forEach(emit -> others.merge(emit.getKeyword(), emit.getEnd() + 1L, Long::sum));
			withHit += here[0] ? 1 : 0;
			withWord += sensitiveWord.contains(text) ? 1 : 0;
		}
		for (var t = 0; t < ours.length; t++) {
			if (ours[t] != theirs[t] || ours[t] != others.getOrDefault(terms.get(t), 0L)) {
				throw new IllegalStateException(terms.get(t) + ": " + ours[t] + ", " + theirs[t] + ", " + others.get(terms.get(t)));
			}
		}
		if (withHit != withWord) {
			throw new IllegalStateException("texts with a hit: " + withHit + ", sensitive-word " + withWord);
		}
	}

	@Benchmark
	public long screen() {
		var hits = 0L;
		for (var firm : firms) {
			hits += matcher.screen(firm).size();
		}
		return hits;
	}

	@Benchmark
	public long automaton() {
		var hits = new long[1];
		for (var text : texts) {
			automaton.scan(text, (term, end) -> hits[0]++);
		}
		return hits[0];
	}

	@Benchmark
	public long doubleArrayTrie() {
		var hits = new long[1];
		for (var text : texts) {
			doubleArray.parseText(text, (AhoCorasickDoubleArrayTrie.IHit<Integer>) (begin, end, term) -> hits[0]++);
		}
		return hits[0];
	}

	@Benchmark
	public long ahocorasick() {
		var hits = new long[1];
		for (var text : texts) {
			trie.parseText(text, emit -> {
				hits[0]++;
				return true;
			});
		}
		return hits[0];
	}

	@Benchmark
	public long sensitiveWord() {
		var hits = 0L;
		for (var text : texts) {
			hits += sensitiveWord.findAll(text).size();
		}
		return hits;
	}

	/** What the memory of the machine gives one thread that reads in order: 256 MiB an operation. */
	@Benchmark
	public long memoryRead() {
		var sum = 0L;
		for (var value : memory) {
			sum += value;
		}
		return sum;
	}
}
