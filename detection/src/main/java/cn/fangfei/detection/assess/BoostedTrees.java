package cn.fangfei.detection.assess;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Gradient-boosted trees that were fitted elsewhere, read from a file of versioned data and walked here, without native code.
 *
 * <p>Theory: the log-odds are the sum of what the leaves say that a row falls into (Friedman 2001). What each input contributes is its
 * Shapley value of the expectations along the paths, by the exact polynomial algorithm for trees (Lundberg, Erion and Lee, <i>Consistent
 * individualized feature attribution for tree ensembles</i>, 2018, algorithm 2). The contributions and the mean of the rows fitted on
 * add up to the log-odds.
 *
 * <pre>
 *   score = 40 + 10 × (z − alert) / ln 2, from 0 to 100, as of an {@link OddsCard}
 * </pre>
 *
 * <p>Limits: an input that only mirrors another one shares its contribution. That no input counts against its sign was seen to when
 * fitting; {@link #signs} says what was asked for, and a test holds the shipped file to it.
 */
public final class BoostedTrees {

	private final String version;
	private final String beside;
	private final double alert;
	private final double ordinary;
	private final List<String> inputs;
	private final List<Integer> signs;
	private final Tree[] trees;
	private final double expected;
	private final int deepest;

	/** Nodes of one tree, the root first; {@code left} is 0 for a leaf. */
	private record Tree(int[] input, double[] value, int[] left, int[] right, double[] cover) {

		int leaf(double[] row) {
			int at = 0;
			while (left[at] != 0) {
				at = row[input[at]] <= value[at] ? left[at] : right[at];
			}
			return at;
		}

		double expected(int at) {
			return left[at] == 0 ? value[at]
					: (cover[left[at]] * expected(left[at]) + cover[right[at]] * expected(right[at])) / cover[at];
		}

		int depth(int at) {
			return left[at] == 0 ? 0 : 1 + Math.max(depth(left[at]), depth(right[at]));
		}
	}

	private BoostedTrees(String version, String beside, double alert, double ordinary, List<String> inputs, List<Integer> signs,
			List<Tree> trees) {
		this.version = version;
		this.beside = beside;
		this.alert = alert;
		this.ordinary = ordinary;
		this.inputs = List.copyOf(inputs);
		this.signs = List.copyOf(signs);
		this.trees = trees.toArray(Tree[]::new);
		var sum = 0.0;
		var depth = 0;
		for (var tree : trees) {
			sum += tree.expected(0);
			depth = Math.max(depth, tree.depth(0));
		}
		expected = sum;
		deepest = depth;
	}

	public String version() {
		return version;
	}

	/** Version of the card on whose marks it was fitted; with other marks it says nothing. */
	public String beside() {
		return beside;
	}

	/** Log-odds at which the score is 40, where 黄 begins. */
	public double alert() {
		return alert;
	}

	/** Log-odds that a quarter of the subjects it was fitted on reach, see {@link LocalNorm}. */
	public double ordinary() {
		return ordinary;
	}

	/** Names of the inputs, in the order of a row. */
	public List<String> inputs() {
		return inputs;
	}

	/** Of each input 1 if more of it may never lower the log-odds, -1 if it may never raise them, 0 if it may do both. */
	public List<Integer> signs() {
		return signs;
	}

	/** The mean log-odds of the rows fitted on: what is there before anything is known. */
	public double expected() {
		return expected;
	}

	/** @param row one value for each input */
	public double logOdds(double[] row) {
		check(row);
		var z = 0.0;
		for (var tree : trees) {
			z += tree.value()[tree.leaf(row)];
		}
		return z;
	}

	/** One decimal, half up. */
	public double score(double logOdds) {
		return Scorecard.rounded(Math.max(0, Math.min(100, 40 + 10 * (logOdds - alert) / Math.log(2))));
	}

	/**
	 * What each input brings, in log-odds; with {@link #expected} they add up to {@link #logOdds}.
	 *
	 * @param row one value for each input
	 */
	public double[] contributions(double[] row) {
		check(row);
		var brought = new double[inputs.size()];
		for (var tree : trees) {
			if (tree.left()[0] != 0) {
				walk(tree, 0, row, brought, new Path(deepest + 2), 0, 1, 1, -1);
			}
		}
		return brought;
	}

	private void check(double[] row) {
		if (row.length != inputs.size()) {
			throw new IllegalArgumentException("应有" + inputs.size() + "项，得到" + row.length + "项");
		}
	}

	/**
	 * The inputs met on the way down, each once: the part of the rows that go on whether it is known or not ({@code zero}), whether this
	 * row goes on when it is known ({@code one}), and the weight of the subsets of each size.
	 */
	private static final class Path {

		private final int[] input;
		private final double[] zero;
		private final double[] one;
		private final double[] weight;

		Path(int length) {
			input = new int[length];
			zero = new double[length];
			one = new double[length];
			weight = new double[length];
		}

		Path copy() {
			var copy = new Path(input.length);
			System.arraycopy(input, 0, copy.input, 0, input.length);
			System.arraycopy(zero, 0, copy.zero, 0, zero.length);
			System.arraycopy(one, 0, copy.one, 0, one.length);
			System.arraycopy(weight, 0, copy.weight, 0, weight.length);
			return copy;
		}

		void extend(int depth, double zeroPart, double onePart, int which) {
			input[depth] = which;
			zero[depth] = zeroPart;
			one[depth] = onePart;
			weight[depth] = depth == 0 ? 1 : 0;
			for (var i = depth - 1; i >= 0; i--) {
				weight[i + 1] += onePart * weight[i] * (i + 1) / (depth + 1);
				weight[i] = zeroPart * weight[i] * (depth - i) / (depth + 1);
			}
		}

		void unwind(int depth, int at) {
			var next = weight[depth];
			for (var i = depth - 1; i >= 0; i--) {
				if (one[at] != 0) {
					var before = weight[i];
					weight[i] = next * (depth + 1) / ((i + 1) * one[at]);
					next = before - weight[i] * zero[at] * (depth - i) / (depth + 1);
				}
				else {
					weight[i] = weight[i] * (depth + 1) / (zero[at] * (depth - i));
				}
			}
			for (var i = at; i < depth; i++) {
				input[i] = input[i + 1];
				zero[i] = zero[i + 1];
				one[i] = one[i + 1];
			}
		}

		double unwound(int depth, int at) {
			var next = weight[depth];
			var total = 0.0;
			for (var i = depth - 1; i >= 0; i--) {
				if (one[at] != 0) {
					var part = next * (depth + 1) / ((i + 1) * one[at]);
					total += part;
					next = weight[i] - part * zero[at] * (depth - i) / (depth + 1);
				}
				else {
					total += weight[i] * (depth + 1) / (zero[at] * (depth - i));
				}
			}
			return total;
		}

	}

	private static void walk(Tree tree, int node, double[] row, double[] brought, Path above, int depth, double zero, double one, int which) {
		var path = above.copy();
		path.extend(depth, zero, one, which);
		if (tree.left()[node] == 0) {
			for (var i = 1; i <= depth; i++) {
				brought[path.input[i]] += path.unwound(depth, i) * (path.one[i] - path.zero[i]) * tree.value()[node];
			}
			return;
		}
		var input = tree.input()[node];
		var taken = row[input] <= tree.value()[node] ? tree.left()[node] : tree.right()[node];
		var other = taken == tree.left()[node] ? tree.right()[node] : tree.left()[node];
		var zeroBefore = 1.0;
		var oneBefore = 1.0;
		var deep = depth;
		for (var i = 1; i <= depth; i++) {
			if (path.input[i] == input) {
				zeroBefore = path.zero[i];
				oneBefore = path.one[i];
				path.unwind(depth, i);
				deep--;
				break;
			}
		}
		walk(tree, taken, row, brought, path, deep + 1, zeroBefore * tree.cover()[taken] / tree.cover()[node], oneBefore, input);
		walk(tree, other, row, brought, path, deep + 1, zeroBefore * tree.cover()[other] / tree.cover()[node], 0, input);
	}

	/**
	 * Reads a model: lines {@code version,…}, {@code beside,…} (of the card), {@code alert,…} and {@code ordinary,…}, one line {@code
	 * input,NAME,SIGN} for each input, and for each tree a line {@code tree} with its nodes below, the root first: {@code split,INPUT,BOUND,LEFT,RIGHT,COVER} (to the
	 * left up to the bound; input, left and right are numbers from 0) or {@code leaf,LOGODDS,COVER}. Lines that begin with # are remarks.
	 *
	 * @throws IllegalArgumentException saying the line and what is wrong with it
	 */
	public static BoostedTrees read(Reader reader) throws IOException {
		var in = new BufferedReader(reader);
		String version = null;
		String beside = null;
		Double alert = null;
		Double ordinary = null;
		var inputs = new ArrayList<String>();
		var signs = new ArrayList<Integer>();
		var trees = new ArrayList<Tree>();
		var nodes = new ArrayList<String[]>();
		var number = 0;
		for (var line = in.readLine(); line != null; line = in.readLine()) {
			number++;
			if (line.isBlank() || line.startsWith("#")) {
				continue;
			}
			var cells = line.split(",", -1);
			try {
				switch (cells[0]) {
					case "version" -> version = cells[1];
					case "beside" -> beside = cells[1];
					case "alert" -> alert = finite(cells[1]);
					case "ordinary" -> ordinary = finite(cells[1]);
					case "input" -> {
						inputs.add(cells[1]);
						signs.add(Integer.parseInt(cells[2]));
					}
					case "tree" -> {
						add(trees, nodes, inputs.size());
						nodes.clear();
					}
					case "split", "leaf" -> nodes.add(cells);
					default -> throw new IllegalArgumentException("不认识“" + cells[0] + "”");
				}
			}
			catch (RuntimeException wrong) {
				throw new IllegalArgumentException("模型文件第" + number + "行无法读取：" + line, wrong);
			}
		}
		if (version == null || beside == null || alert == null || ordinary == null || inputs.isEmpty() || new HashSet<>(inputs).size() < inputs.size()) {
			throw new IllegalArgumentException("模型文件缺少 version、beside、alert、ordinary 或 input，或 input 重复");
		}
		try {
			add(trees, nodes, inputs.size());
		}
		catch (RuntimeException wrong) {
			throw new IllegalArgumentException("模型文件第" + number + "行之前的树不完整", wrong);
		}
		return new BoostedTrees(version, beside, alert, ordinary, inputs, signs, trees);
	}

	private static void add(List<Tree> trees, List<String[]> nodes, int inputs) {
		if (nodes.isEmpty()) {
			return;
		}
		var n = nodes.size();
		var tree = new Tree(new int[n], new double[n], new int[n], new int[n], new double[n]);
		var reached = new boolean[n];
		reached[0] = true;
		for (var i = 0; i < n; i++) {
			var cells = nodes.get(i);
			var leaf = cells[0].equals("leaf");
			if (cells.length != (leaf ? 3 : 6)) {
				throw new IllegalArgumentException("节点的列数不对");
			}
			tree.cover()[i] = finite(cells[leaf ? 2 : 5]);
			tree.value()[i] = finite(cells[leaf ? 1 : 2]);
			if (leaf) {
				continue;
			}
			tree.input()[i] = Integer.parseInt(cells[1]);
			tree.left()[i] = Integer.parseInt(cells[3]);
			tree.right()[i] = Integer.parseInt(cells[4]);
			for (var child : new int[] { tree.left()[i], tree.right()[i] }) {
				if (child <= i || child >= n || reached[child]) {
					throw new IllegalArgumentException("节点的次序不对");
				}
				reached[child] = true;
			}
			if (tree.input()[i] < 0 || tree.input()[i] >= inputs) {
				throw new IllegalArgumentException("没有这一项输入");
			}
		}
		for (var i = 0; i < n; i++) {
			var sum = tree.left()[i] == 0 ? tree.cover()[i] : tree.cover()[tree.left()[i]] + tree.cover()[tree.right()[i]];
			if (!reached[i] || !(tree.cover()[i] > 0) || sum != tree.cover()[i]) {
				throw new IllegalArgumentException("节点的数目不符");
			}
		}
		trees.add(tree);
	}

	private static double finite(String text) {
		var value = Double.parseDouble(text);
		if (Double.isNaN(value) || Double.isInfinite(value)) {
			throw new IllegalArgumentException("不是数");
		}
		return value;
	}

}
