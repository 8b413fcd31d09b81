package cn.fangfei.detection.lexicon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * An Aho–Corasick automaton, compiled to a table: one look-up per character, however many terms there are.
 *
 * <p><b>Theory.</b> The terms form a trie. Add to each state the transitions of its longest proper suffix that is also a
 * state, shortest states first, and the trie becomes a deterministic automaton: after any text, the state stands for the
 * longest suffix of the text that begins some term. The terms that end in that state, or in one of its suffixes, end
 * here. Or leave the trie as it is, and go from a state that has no transition for a character to its suffix: as many steps back
 * as were made forward at most. (Aho and Corasick, 1975.)
 *
 * <p>Only the characters that occur in terms can leave the root. They are numbered from 1, all others are class 0 and lead
 * back to the root. The table of a few hundred terms is stored whole: a state says where its row begins, and the next state stands at
 * state + class. Of thousands of terms it would take hundreds of megabytes, so only the trie is stored then,
 * all states overlaid in one array so that no two use the same cell, each cell with the state it belongs to
 * (row displacement: Tarjan and Yao, 1979), and the suffixes beside it: what is used of it stays near the processor. The {@linkplain Folding folding} is part of the class
 * table: a character that folds to none has a class of its own, {@link #skip}, and the state does not move. So the raw text is read once,
 * and no folded copy is made of the nine texts in ten that hold no term.
 *
 * <p>Few pairs of characters begin a term. While the state is the root, the scan asks of each character and the next one only whether
 * they do ({@link #opening}): a look-up that waits for no other, where each transition of the automaton waits for the one before.
 *
 * <p>Reports all matches; a caller that wants the longest drops what lies within another. A reader that normalises by itself takes
 * an {@linkplain #exact exact} automaton, which skips nothing, so that positions in its text and characters read are the same.
 *
 * <p>Arrays only, never changed after the constructor: any number of threads may share it.
 */
public final class TermAutomaton {

	private static final int[] NOTHING = {};

	/** How many bits of {@link #opening} there are, 32 KB of them: exact for up to 511 classes; of more, two pairs may share one. */
	private static final int PAIRS = 1 << 18;

	private static final int PAIR_SHIFT = 9;

	/** The table is stored whole up to so many cells, a megabyte. */
	private static final int WHOLE = 1 << 18;

	private final short[] classOf = new short[Character.MAX_VALUE + 1];

	private final boolean folding;

	/** The class of characters that fold to none; no character has it in an exact automaton. */
	private final short skip;

	/** A bit for each pair of classes with which a term may begin, one that is skipped or ends the text for the second included. */
	private final long[] opening = new long[PAIRS >> 6];

	/** Where each class leads from the root, and from every state that says nothing else. */
	private final int[] root;

	/** The whole table, rows of 2^{@link #shift}; null when it is overlaid. */
	private final int[] whole;

	/** A state shifted by so much is its place in {@link #ends}. */
	private final int shift;

	/**
	 * Owner and target in one number, so that one look finds both: the upper half of {@code cells[row + class]} is the {@link State#place}
	 * of the state if it has a transition of its own for the class, the lower half the target. Null when the table is stored whole.
	 */
	private final long[] cells;

	/** The suffix of the state of each row. Null when the table is stored whole. */
	private final int[] suffixes;

	/** The terms that end in a state. */
	private final int[][] ends;

	/** Receives a term, and how many characters of the folded text were read when it ended. */
	public interface Sink {

		void ended(int term, int end);

	}

	/** A state while the automaton is being made. */
	private static final class State {

		private final Map<Integer, State> own = new TreeMap<>();

		private State suffix;

		private int[] ending = NOTHING;

		private int row;

		/** As the tables name it: twice where its row begins, and one more if a term ends here. */
		private int state(int width) {
			return place(width) | (ending.length > 0 ? 1 : 0);
		}

		private int place(int width) {
			return row << width << 1;
		}

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

	/** The same, but each character is read as what it stands for, one of the terms' characters or any other; the terms are as they stand. */
	public static TermAutomaton exact(List<String> terms, IntUnaryOperator standsFor) {
		var automaton = exact(terms);
		var plain = automaton.classOf.clone();
		for (var c = 0; c < plain.length; c++) {
			automaton.classOf[c] = plain[standsFor.applyAsInt(c)];
		}
		return automaton;
	}

	private TermAutomaton(List<String> terms, boolean folding) {
		var classes = 1;
		for (var term : terms) {
			for (var c : term.toCharArray()) {
				if (classOf[c] == 0) {
					classOf[c] = (short) classes++;
				}
			}
		}
		var states = states(terms);
		var width = Integer.SIZE - Integer.numberOfLeadingZeros(classes - 1);
		var small = (long) states.size() << width <= WHOLE;
		this.shift = small ? width + 1 : 1;
		var rows = small ? stack(states) : lay(states);

		this.root = new int[1 << width];
		states.get(0).own.forEach((k, to) -> root[k] = to.state(shift - 1));
		this.whole = small ? whole(states) : null;
		this.cells = small ? null : overlaid(states, rows + classes);
		this.suffixes = small ? null : new int[rows];
		if (!small) {
			states.forEach(state -> suffixes[state.row] = state.suffix == null ? 0 : state.suffix.state(0));
		}
		this.ends = new int[rows][];
		states.forEach(state -> ends[state.row] = state.ending);
		this.folding = folding;
		this.skip = (short) classes;
		states.get(0).own.forEach((first, state) -> {
			if (state.ending.length > 0) {
				IntStream.rangeClosed(0, skip).forEach(second -> open(first, second));
			}
			state.own.keySet().forEach(second -> open(first, second));
			open(first, skip);
		});
		if (folding) {
			foldClasses();
		}
	}

	private void open(int first, int second) {
		var pair = pair(first, second);
		opening[pair >> 6] |= 1L << pair;
	}

	/** Numbers the states one by one. */
	private static int stack(List<State> states) {
		for (var i = 0; i < states.size(); i++) {
			states.get(i).row = i;
		}
		return states.size();
	}

	private int[] whole(List<State> states) {
		var width = shift - 1;
		var table = new int[states.size() << width];
		for (var state : states) {
			var suffix = state.suffix == null ? state : state.suffix;
			System.arraycopy(table, suffix.row << width, table, state.row << width, 1 << width);
			state.own.forEach((k, to) -> table[(state.row << width) + k] = to.state(width));
		}
		return table;
	}

	private static long[] overlaid(List<State> states, int cells) {
		var table = new long[cells];
		Arrays.fill(table, -1);
		for (var state : states) {
			if (state.row > 0) {
				state.own.forEach((k, to) -> table[state.row + k] = (long) state.place(0) << Integer.SIZE | to.state(0));
			}
		}
		return table;
	}

	/** Reports every end of every term in the text, in the order of reading. */
	public void scan(String text, Sink sink) {
		var length = text.length();
		if (length == 0) {
			return;
		}
		int first = classOf[text.charAt(0)];
		for (var i = 1; i < length; i++) {
			int second = classOf[text.charAt(i)];
			if (opening(first, second)) {
				scan(text.toCharArray(), i - 1, length, sink);
				return;
			}
			first = second;
		}
		if (opening(first, 0)) {
			scan(text.toCharArray(), length - 1, length, sink);
		}
	}

	/** Reports every end of every term in the first {@code length} characters, in the order of reading. */
	public void scan(char[] text, int length, Sink sink) {
		scan(text, 0, length, sink);
	}

	/** Reports every end of every term between {@code from} and {@code length}, in the order of reading; an end counts what was read from the beginning. */
	public void scan(char[] text, int from, int length, Sink sink) {
		if (!folding && whole == null && from < length) {
			scanExact(text, from, length, sink);
			return;
		}
		var read = 0;
		var counted = 0;
		for (var i = opens(text, from, length); i < length; i = opens(text, i, length)) {
			var state = root[classOf[text[i]]];
			do {
				if ((state & 1) != 0) {
					read += folding ? kept(text, counted, i + 1) : i + 1 - counted;
					counted = i + 1;
					for (var term : ends[state >> shift]) {
						sink.ended(term, read);
					}
				}
				i++;
				while (folding && i < length && classOf[text[i]] == skip) {
					i++;
				}
				state = i < length ? next(state, classOf[text[i]]) : 0;
			}
			while (state != 0);
		}
	}

	/** The same for the many terms of a reader that normalises by itself, where each character is looked up once. */
	private void scanExact(char[] text, int from, int length, Sink sink) {
		var i = from;
		int first = classOf[text[i]];
		while (i < length) {
			int second = classAt(text, ++i, length);
			var state = opening(first, second) ? root[first] : 0;
			while (state != 0) {
				if ((state & 1) != 0) {
					for (var term : ends[state >> 1]) {
						sink.ended(term, i);
					}
				}
				state = next(state, second);
				if (state != 0) {
					second = classAt(text, ++i, length);
				}
			}
			first = second;
		}
	}

	/** The class of a character, 0 behind the last. */
	private int classAt(char[] text, int i, int length) {
		return i < length ? classOf[text[i]] : 0;
	}

	/** How many of these characters fold to one. */
	private int kept(char[] text, int from, int to) {
		var kept = 0;
		for (var i = from; i < to; i++) {
			kept += classOf[text[i]] == skip ? 0 : 1;
		}
		return kept;
	}

	/** The first place from {@code i} on where a term may begin, or {@code length}. */
	private int opens(char[] text, int i, int length) {
		if (i >= length) {
			return length;
		}
		int first = classOf[text[i]];
		for (; i < length - 1; i++) {
			int second = classOf[text[i + 1]];
			if (opening(first, second)) {
				return i;
			}
			first = second;
		}
		return opening(first, 0) ? i : length;
	}

	private boolean opening(int first, int second) {
		var pair = pair(first, second);
		return (opening[pair >> 6] >>> pair & 1) != 0;
	}

	private static int pair(int first, int second) {
		return (first << PAIR_SHIFT ^ second) & PAIRS - 1;
	}

	/** Where a state leads; the root if no more than this one character could be the beginning of a term, which is then asked with the next one. */
	private int next(int state, int k) {
		if (whole != null) {
			return whole[(state >> 1) + k];
		}
		if (k == 0) {
			return 0;
		}
		for (var place = state & ~1; place != 0; place = suffixes[place >> 1] & ~1) {
			var cell = cells[(place >> 1) + k];
			if (cell >>> Integer.SIZE == place) {
				return (int) cell;
			}
		}
		return 0;
	}

	/** The states, the root first and the shortest first, with their suffixes. */
	private List<State> states(List<String> terms) {
		var root = new State();
		for (var t = 0; t < terms.size(); t++) {
			var state = root;
			for (var c : terms.get(t).toCharArray()) {
				state = state.own.computeIfAbsent((int) classOf[c], k -> new State());
			}
			state.ending = plus(state.ending, t);
		}
		var states = new ArrayList<>(List.of(root));
		for (var i = 0; i < states.size(); i++) {
			var state = states.get(i);
			if (state.suffix != null) {
				for (var term : state.suffix.ending) {
					state.ending = plus(state.ending, term);
				}
			}
			state.own.forEach((k, child) -> {
				child.suffix = follow(state.suffix, k, root);
				states.add(child);
			});
		}
		return states;
	}

	/** Where the longest of a state and its suffixes leads that leads anywhere; all of them are shorter than the state that asks. */
	private static State follow(State state, int k, State root) {
		for (var from = state; from != null; from = from.suffix) {
			var to = from.own.get(k);
			if (to != null) {
				return to;
			}
		}
		return root;
	}

	/**
	 * Gives each state its row, the fullest first, each the first that fits; returns how many rows there are. States that begin with the
	 * same class are tried from where the last of them was laid: what lies before was too full for one with as many transitions, and
	 * is left to those with a single one.
	 */
	private static int lay(List<State> states) {
		var tried = new HashMap<Integer, Integer>();
		var order = new ArrayList<>(states.subList(1, states.size()));
		order.sort(Comparator.comparingInt(state -> -state.own.size()));
		var taken = new BitSet();
		var rows = new BitSet();
		rows.set(0);
		var last = 0;
		for (var state : order) {
			var first = state.own.isEmpty() ? 0 : state.own.keySet().iterator().next();
			var row = 0;
			if (first == 0) {
				row = rows.nextClearBit(1);
			}
			else {
				var single = state.own.size() == 1;
				var cell = taken.nextClearBit(single ? first + 1 : tried.getOrDefault(first, first + 1));
				while (rows.get(cell - first) || !fits(state, cell - first, taken)) {
					cell = taken.nextClearBit(cell + 1);
				}
				row = cell - first;
				if (!single) {
					tried.put(first, cell);
				}
			}
			state.row = row;
			rows.set(row);
			for (var k : state.own.keySet()) {
				taken.set(row + k);
			}
			last = Math.max(last, row);
		}
		return last + 1;
	}

	private static boolean fits(State state, int row, BitSet taken) {
		for (var k : state.own.keySet()) {
			if (taken.get(row + k)) {
				return false;
			}
		}
		return true;
	}

	/** Gives every raw character the class of what it folds to. */
	private void foldClasses() {
		var plain = classOf.clone();
		for (var c = 0; c < classOf.length; c++) {
			var folded = Folding.fold((char) c);
			classOf[c] = folded == Folding.NONE ? skip : plain[folded];
		}
	}

	private static int[] plus(int[] terms, int term) {
		var more = Arrays.copyOf(terms, terms.length + 1);
		more[terms.length] = term;
		return more;
	}

}
