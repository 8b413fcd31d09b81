package cn.fangfei.detection.lexicon;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An Aho–Corasick automaton, compiled to a table: one look-up per character, however many terms there are.
 *
 * <p><b>Theory.</b> The terms form a trie. Add to each state the transitions of its longest proper suffix that is also a
 * state, shortest states first, and the trie becomes a deterministic automaton: after any text, the state stands for the
 * longest suffix of the text that begins some term. The terms that end in that state, or in one of its suffixes, end
 * here. (Aho and Corasick, 1975.)
 *
 * <p>Only the characters that occur in terms can leave the root. They are numbered from 1, all others are class 0 and lead
 * back to the root. The table of a few hundred terms is stored whole: a state is where its row begins, and the next state stands at
 * state + class. Of thousands of terms it would take hundreds of megabytes; most transitions of a state are those of the root, so only
 * the others are stored then, all states overlaid in one array so that no two use the same cell, each cell with the state it belongs to
 * (row displacement: Tarjan and Yao, 1979): some megabytes. The {@linkplain Folding folding} is part of the class
 * table: a character that folds to none has class {@link #SKIP} and the state does not move. So the raw text is read once,
 * and no folded copy is made of the nine texts in ten that hold no term.
 *
 * <p>Reports all matches; a caller that wants the longest drops what lies within another. A reader that normalises by itself takes
 * an {@linkplain #exact exact} automaton, which skips nothing, so that positions in its text and characters read are the same.
 *
 * <p>Arrays only, never changed after the constructor: any number of threads may share it.
 */
public final class TermAutomaton {

	private static final short SKIP = -1;

	private static final int[] NOTHING = {};

	/** The table is stored whole up to so many cells, a megabyte. */
	private static final int WHOLE = 1 << 18;

	private final short[] classOf = new short[Character.MAX_VALUE + 1];

	/** Where each class leads from the root, and from every state that says nothing else. */
	private final int[] root;

	/** The whole table, rows of 2^{@link #shift}; null when it is overlaid. */
	private final int[] whole;

	/** A state shifted by so much is its place in {@link #ends}. */
	private final int shift;

	/**
	 * Pairs of owner and target. A state is the number of its row: {@code cells[2 × (state + class)]} is the state itself if it has
	 * a transition of its own for the class, and the target stands beside it. Null when the table is stored whole.
	 */
	private final int[] cells;

	/** The terms that end in a state. */
	private final int[][] ends;

	/** Receives a term, and how many characters of the folded text were read when it ended. */
	public interface Sink {

		void ended(int term, int end);

	}

	/** A state while the automaton is being made. */
	private static final class State {

		private final Map<Integer, State> own = new TreeMap<>();

		/** All transitions that differ from the root's. */
		private Map<Integer, State> all = Map.of();

		private State suffix;

		private int[] ending = NOTHING;

		private int row;

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
		this.shift = small ? width : 0;
		var rows = small ? stack(states) : lay(states);

		this.root = new int[1 << width];
		states.get(0).own.forEach((k, to) -> root[k] = to.row << shift);
		this.whole = small ? whole(states) : null;
		this.cells = small ? null : overlaid(states, rows + classes);
		this.ends = new int[rows][];
		states.forEach(state -> ends[state.row] = state.ending);
		if (folding) {
			foldClasses();
		}
	}

	/** Numbers the states one by one. */
	private static int stack(List<State> states) {
		for (var i = 0; i < states.size(); i++) {
			states.get(i).row = i;
		}
		return states.size();
	}

	private int[] whole(List<State> states) {
		var table = new int[states.size() << shift];
		for (var state : states) {
			System.arraycopy(root, 0, table, state.row << shift, root.length);
			state.all.forEach((k, to) -> table[(state.row << shift) + k] = to.row << shift);
		}
		return table;
	}

	private static int[] overlaid(List<State> states, int cells) {
		var table = new int[2 * cells];
		Arrays.fill(table, -1);
		for (var state : states) {
			if (state.row > 0) {
				state.all.forEach((k, to) -> {
					table[2 * (state.row + k)] = state.row;
					table[2 * (state.row + k) + 1] = to.row;
				});
			}
		}
		return table;
	}

	/** Reports every end of every term in the text, in the order of reading. */
	public void scan(String text, Sink sink) {
		var state = 0;
		var read = 0;
		for (var i = 0; i < text.length(); i++) {
			var k = classOf[text.charAt(i)];
			if (k == SKIP) {
				continue;
			}
			read++;
			state = next(state, k);
			if (state != 0) {
				for (var term : ends[state >> shift]) {
					sink.ended(term, read);
				}
			}
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
			state = next(state, k);
			if (state != 0) {
				for (var term : ends[state >> shift]) {
					sink.ended(term, read);
				}
			}
		}
	}

	private int next(int state, int k) {
		if (whole != null) {
			return whole[state + k];
		}
		if (k == 0) {
			return 0;
		}
		var cell = 2 * (state + k);
		return state != 0 && cells[cell] == state ? cells[cell + 1] : root[k];
	}

	/** The states, the root first, with the transitions of their suffixes. */
	private List<State> states(List<String> terms) {
		var states = new ArrayList<State>();
		states.add(new State());
		for (var t = 0; t < terms.size(); t++) {
			var state = states.get(0);
			for (var c : terms.get(t).toCharArray()) {
				state = state.own.computeIfAbsent((int) classOf[c], k -> {
					states.add(new State());
					return states.get(states.size() - 1);
				});
			}
			state.ending = plus(state.ending, t);
		}
		closeUnderSuffixes(states.get(0));
		return states;
	}

	/** Breadth first: when a state is met, its suffix is shorter and therefore already complete. */
	private static void closeUnderSuffixes(State root) {
		var queue = new ArrayDeque<State>();
		root.own.values().forEach(child -> {
			child.suffix = root;
			queue.add(child);
		});
		while (!queue.isEmpty()) {
			var state = queue.remove();
			for (var term : state.suffix.ending) {
				state.ending = plus(state.ending, term);
			}
			state.all = new TreeMap<>(state.suffix.all);
			state.own.forEach((k, child) -> {
				child.suffix = state.suffix.all.getOrDefault(k, root.own.getOrDefault(k, root));
				queue.add(child);
			});
			state.all.putAll(state.own);
		}
	}

	/**
	 * Gives each state its row, the fullest first, each the first that fits; returns how many rows there are. States that begin with the
	 * same class are tried from where the last of them was laid: what lies before was too full for one with as many transitions, and
	 * is left to those with a single one.
	 */
	private static int lay(List<State> states) {
		var tried = new HashMap<Integer, Integer>();
		var order = new ArrayList<>(states.subList(1, states.size()));
		order.sort(Comparator.comparingInt(state -> -state.all.size()));
		var taken = new BitSet();
		var rows = new BitSet();
		rows.set(0);
		var last = 0;
		for (var state : order) {
			var first = state.all.isEmpty() ? 0 : state.all.keySet().iterator().next();
			var row = 0;
			if (first == 0) {
				row = rows.nextClearBit(1);
			}
			else {
				var single = state.all.size() == 1;
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
			for (var k : state.all.keySet()) {
				taken.set(row + k);
			}
			last = Math.max(last, row);
		}
		return last + 1;
	}

	private static boolean fits(State state, int row, BitSet taken) {
		for (var k : state.all.keySet()) {
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
			classOf[c] = folded == Folding.NONE ? SKIP : plain[folded];
		}
	}

	private static int[] plus(int[] terms, int term) {
		var more = Arrays.copyOf(terms, terms.length + 1);
		more[terms.length] = term;
		return more;
	}

}
