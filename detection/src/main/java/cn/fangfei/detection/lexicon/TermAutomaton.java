package cn.fangfei.detection.lexicon;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An Aho–Corasick automaton, compiled to a table: one look-up per character, however many terms there are.
 *
 * <p><b>Theory.</b> The terms form a trie. Add to each state the transitions of its longest proper suffix that is also a
 * state, shortest states first, and the trie becomes a deterministic automaton: after any text, the state stands for the
 * longest suffix of the text that begins some term. The terms that end in that state, or in one of its suffixes, end
 * here. (Aho and Corasick, 1975.)
 *
 * <p>Only the hundred or so characters that occur in terms can leave the root. They are numbered from 1, all others are
 * class 0, so a row of the table is a few hundred bytes instead of 128 KB, and the rows stay in the first cache. The
 * {@linkplain Folding folding} is part of the same table: a character that folds to none has class {@link #SKIP} and the
 * state does not move. So the raw text is read once, and no folded copy is made of the nine texts in ten that hold no
 * term.
 *
 * <p>Reports all matches; a caller that wants the longest drops what lies within another. A reader that normalises by itself takes
 * an {@linkplain #exact exact} automaton, which skips nothing, so that positions in its text and characters read are the same.
 *
 * <p>Arrays only, never changed after the constructor: any number of threads may share it.
 */
public final class TermAutomaton {

	private static final short SKIP = -1;

	private static final int[] NOTHING = {};

	private final short[] classOf = new short[Character.MAX_VALUE + 1];

	private final int classes;

	/** {@code next[state + class]} is the next state; states are numbered by their offset in this table. */
	private final int[] next;

	/** The terms that end in a state, by the number of the state. */
	private final int[][] ends;

	/** Receives a term, and how many characters of the folded text were read when it ended. */
	public interface Sink {

		void ended(int term, int end);

	}

	/**
	 * Compiles the terms.
	 *
	 * @param terms folded and distinct; a term is later called by its index
	 */
	TermAutomaton(List<String> terms) {
		this(terms, true);
	}

	/** An automaton that reads every character as it stands; the terms are distinct and none is empty. */
	public static TermAutomaton exact(List<String> terms) {
		return new TermAutomaton(terms, false);
	}

	private TermAutomaton(List<String> terms, boolean folding) {
		var count = 1;
		for (var term : terms) {
			for (var c : term.toCharArray()) {
				if (classOf[c] == 0) {
					classOf[c] = (short) count++;
				}
			}
		}
		this.classes = count;

		var trie = new ArrayList<int[]>();
		var ending = new ArrayList<int[]>();
		trie.add(new int[classes]);
		ending.add(NOTHING);
		for (var t = 0; t < terms.size(); t++) {
			var state = 0;
			for (var c : terms.get(t).toCharArray()) {
				var row = trie.get(state);
				if (row[classOf[c]] == 0) {
					row[classOf[c]] = trie.size();
					trie.add(new int[classes]);
					ending.add(NOTHING);
				}
				state = row[classOf[c]];
			}
			ending.set(state, plus(ending.get(state), t));
		}
		closeUnderSuffixes(trie, ending);

		this.next = new int[trie.size() * classes];
		for (var state = 0; state < trie.size(); state++) {
			for (var k = 0; k < classes; k++) {
				next[state * classes + k] = trie.get(state)[k] * classes;
			}
		}
		this.ends = ending.toArray(int[][]::new);
		if (folding) {
			foldClasses();
		}
	}

	/** Reports every end of every term in the first {@code length} characters, in the order of reading. */
	public void scan(char[] text, int length, Sink sink) {
		var state = 0;
		var read = 0;
		for (var i = 0; i < length; i++) {
			var k = classOf[text[i]];
			if (k == SKIP) {
				continue;
			}
			read++;
			state = next[state + k];
			if (state != 0) {
				for (var term : ends[state / classes]) {
					sink.ended(term, read);
				}
			}
		}
	}

	/** Reports every end of every term in the text, in the order of reading. */
	void scan(String text, Sink sink) {
		var state = 0;
		var read = 0;
		for (var i = 0; i < text.length(); i++) {
			var k = classOf[text.charAt(i)];
			if (k == SKIP) {
				continue;
			}
			read++;
			state = next[state + k];
			if (state != 0) {
				for (var term : ends[state / classes]) {
					sink.ended(term, read);
				}
			}
		}
	}

	/** Breadth first: when a state is met, its suffix is shorter and therefore already complete. */
	private void closeUnderSuffixes(List<int[]> trie, List<int[]> ending) {
		var suffix = new int[trie.size()];
		var queue = new ArrayDeque<Integer>();
		for (var child : trie.get(0)) {
			if (child != 0) {
				queue.add(child);
			}
		}
		while (!queue.isEmpty()) {
			var state = queue.remove();
			var row = trie.get(state);
			var fallback = trie.get(suffix[state]);
			for (var term : ending.get(suffix[state])) {
				ending.set(state, plus(ending.get(state), term));
			}
			for (var k = 0; k < classes; k++) {
				if (row[k] == 0) {
					row[k] = fallback[k];
				}
				else {
					suffix[row[k]] = fallback[k];
					queue.add(row[k]);
				}
			}
		}
	}

	/** Gives every raw character the class of what it folds to. */
	private void foldClasses() {
		var plain = classOf.clone();
		for (var c = 0; c < classOf.length; c++) {
			var folded = Folding.fold((char) c);
			classOf[c] = folded == Folding.NONE ? SKIP : plain[folded];
		}
	}

	private static int[] plus(int[] terms, int term) {
		var more = Arrays.copyOf(terms, terms.length + 1);
		more[terms.length] = term;
		return more;
	}

}
