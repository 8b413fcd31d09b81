package cn.fangfei.detection.register;

import cn.fangfei.detection.lexicon.FirmText;
import cn.fangfei.detection.lexicon.WordingHit;
import cn.fangfei.detection.lexicon.WordingLexicon;
import cn.fangfei.detection.lexicon.WordingMatcher;
import cn.fangfei.detection.lexicon.WordingPosition;
import cn.fangfei.detection.lexicon.WordingTerm;
import cn.fangfei.detection.lexicon.WordingTier;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Guesses the real business of a firm.
 *
 * <p>Theory: the words of a trade are looked for by the matcher of the lexicon, guards included, so that a trade that the scope
 * excludes (不含金融) is none of the firm's. A word in the name weighs {@value #NAME}, the last of the name, which by 《企业名称登记管理规定》
 * tells the trade, {@value #LAST} more; the first of the scope, its main business, {@value #FIRST}; each further one {@value #NEXT},
 * from the seventh on {@value #LATER}. A group is told when it weighs {@value #LEAST} and {@value #AHEAD} times as much as the next.
 *
 * <p>Limits: it is a guess from words; what a firm does without saying so is not found, and a scope that lists everything says
 * nothing. Then the answer is 暂不能判断.
 *
 * <p>Immutable; share between threads.
 */
public final class SectorGuesser {

	private static final double NAME = 3;

	private static final double LAST = 1;

	private static final double FIRST = 2;

	private static final double NEXT = 1;

	private static final double LATER = 0.3;

	private static final double LEAST = 2;

	private static final double AHEAD = 1.3;

	private static final int MANY = 6;

	private static final int SHOWN = 4;

	/** How a guard begins that knows a bank, an insurer or another licensed institution by its name. */
	private static final String LICENSED_BY_NAME = "持牌机构：名称含";

	private record Trade(SectorGroup group, IndustrySection section) {
	}

	private static final SectorGuesser STANDARD = new SectorGuesser();

	private final Map<String, Trade> trades = new HashMap<>();

	private final WordingMatcher matcher;

	private SectorGuesser() {
		var terms = new ArrayList<WordingTerm>();
		var stream = Objects.requireNonNull(SectorGuesser.class.getResourceAsStream("sectors.csv"), "sectors.csv");
		try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
			lines.readLine();
			for (var line = lines.readLine(); line != null; line = lines.readLine()) {
				var fields = line.split(",");
				var trade = new Trade(SectorGroup.named(fields[1]).orElseThrow(), IndustrySection.valueOf(fields[2]));
				for (var word : fields[0].split(" ")) {
					if (trades.put(word, trade) != null) {
						throw new IllegalStateException("“" + word + "”在行业词表中重复");
					}
					terms.add(new WordingTerm(word, WordingTier.WATCH, "行业词表", LocalDate.EPOCH, null));
				}
			}
		}
		catch (IOException failed) {
			throw new UncheckedIOException(failed);
		}
		matcher = WordingMatcher.compile(new WordingLexicon(1, LocalDate.EPOCH, "系统内置", "行业词表", terms));
	}

	public static SectorGuesser standard() {
		return STANDARD;
	}

	public SectorGuess guess(FirmText firm) {
		var all = matcher.screen(firm);
		if (all.stream().anyMatch(hit -> hit.guarded() && hit.guard().startsWith(LICENSED_BY_NAME))) {
			return new SectorGuess(SectorGroup.UNKNOWN, null, List.of(), false, "名称属持牌金融机构，由金融监管部门监管，不归入附件2的行业分组。");
		}
		var hits = all.stream().filter(SectorGuesser::counts).toList();
		var groups = new EnumMap<SectorGroup, Double>(SectorGroup.class);
		var sections = new EnumMap<IndustrySection, Double>(IndustrySection.class);
		var words = new LinkedHashMap<String, Double>();
		var inScope = 0;
		for (var i = 0; i < hits.size(); i++) {
			var hit = hits.get(i);
			var weight = 0.0;
			if (hit.position() == WordingPosition.NAME) {
				weight = NAME + (i + 1 == hits.size() || hits.get(i + 1).position() == WordingPosition.SCOPE ? LAST : 0);
			}
			else {
				weight = inScope == 0 ? FIRST : inScope < MANY ? NEXT : LATER;
				inScope++;
			}
			var trade = trades.get(hit.term());
			groups.merge(trade.group(), weight, Double::sum);
			sections.merge(trade.section(), weight, Double::sum);
			words.merge(hit.term(), weight, Double::sum);
		}
		var group = ahead(groups);
		var section = ahead(sections);
		var deciding = words.entrySet()
			.stream()
			.filter(word -> group == null || trades.get(word.getKey()).group() == group)
			.sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey()))
			.map(Map.Entry::getKey)
			.limit(SHOWN)
			.toList();
		var byName = group != null
				&& hits.stream().anyMatch(hit -> hit.position() == WordingPosition.NAME && trades.get(hit.term()).group() == group);
		return new SectorGuess(group == null ? SectorGroup.UNKNOWN : group, section, deciding, byName, sentence(group, section, deciding));
	}

	private static String sentence(SectorGroup group, IndustrySection section, List<String> words) {
		if (words.isEmpty()) {
			return "名称和经营范围没有能说明行业的字样，暂不能判断。";
		}
		var quoted = "“" + String.join("”“", words) + "”";
		var known = section == null ? "" : "，国民经济行业门类为" + section + " " + section.label();
		return group == null ? "名称和经营范围兼有" + quoted + "，不分主次，暂不能判断" + known + "。"
				: "依据" + quoted + "，推断实际从事“" + group.label() + "”" + known + "。";
	}

	/** A licensed trade is a trade; what another guard explains away is none. */
	private static boolean counts(WordingHit hit) {
		return !hit.guarded() || hit.guard().startsWith("持牌机构");
	}

	private static <K extends Enum<K>> K ahead(EnumMap<K, Double> weights) {
		var sorted = weights.entrySet().stream().sorted(Map.Entry.<K, Double>comparingByValue().reversed()).toList();
		if (sorted.isEmpty() || sorted.get(0).getValue() < LEAST
				|| sorted.size() > 1 && sorted.get(0).getValue() < AHEAD * sorted.get(1).getValue()) {
			return null;
		}
		return sorted.get(0).getKey();
	}

}
