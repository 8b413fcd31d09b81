package cn.fangfei.detection.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The walker of boosted trees against what it ought to be by definition. */
class BoostedTreesTests {

	private static final int INPUTS = 5;

	private static BoostedTrees read(String text) throws IOException {
		return BoostedTrees.read(new StringReader(text));
	}

	private static final String HEAD = "version,t1\nbeside,c1\nalert,-1\nordinary,-2\ninput,A,1\ninput,B,-1\n";

	@Test
	void aRowFallsIntoOneLeafOfEachTree() throws IOException {
		var model = read(HEAD + "tree\nsplit,0,0.5,1,2,10\nleaf,-1,6\nsplit,1,0.25,3,4,4\nleaf,2,3\nleaf,0.5,1\ntree\nleaf,0.125,10\n");

		assertThat(model.logOdds(new double[] { 0.5, 0 })).isEqualTo(-0.875);
		assertThat(model.logOdds(new double[] { 0.6, 0.25 })).isEqualTo(2.125);
		assertThat(model.logOdds(new double[] { 0.6, 0.26 })).isEqualTo(0.625);
		assertThat(model.expected()).isCloseTo((6 * -1 + 3 * 2 + 0.5) / 10 + 0.125, within(1e-12));
		assertThat(model.score(-1)).isEqualTo(40);
		assertThat(model.score(-1 + Math.log(2))).isEqualTo(50);
		assertThat(model.score(99)).isEqualTo(100);
		assertThat(model.version()).isEqualTo("t1");
		assertThat(model.beside()).isEqualTo("c1");
		assertThat(model.signs()).containsExactly(1, -1);
	}

	@Test
	void contributionsOfAStumpAreReckonedByHand() throws IOException {
		var model = read(HEAD + "tree\nsplit,0,0.5,1,2,10\nleaf,-1,6\nleaf,4,4\n");

		// the mean is 1: above the bound the input brings 3, below it takes 2
		assertThat(model.contributions(new double[] { 0.6, 0 })[0]).isCloseTo(3, within(1e-12));
		assertThat(model.contributions(new double[] { 0.4, 0 })[0]).isCloseTo(-2, within(1e-12));
		assertThat(model.contributions(new double[] { 0.4, 0 })[1]).isZero();
	}

	/** A random forest in which inputs come again on a path, as text, for {@link #read}. */
	private static String forest(Random random) {
		var text = new StringBuilder("version,r\nbeside,c\nalert,0\nordinary,0\n");
		for (int i = 0; i < INPUTS; i++) {
			text.append("input,I").append(i).append(",0\n");
		}
		for (int tree = 0; tree < 4; tree++) {
			text.append("tree\n");
			var nodes = new ArrayList<String>();
			grow(nodes, random, 0, 1 + random.nextInt(1000));
			nodes.forEach(node -> text.append(node).append('\n'));
		}
		return text.toString();
	}

	/** @return number of the node */
	private static int grow(List<String> nodes, Random random, int depth, int cover) {
		int at = nodes.size();
		nodes.add("");
		if (depth == 5 || cover < 2 || depth > 0 && random.nextInt(5) == 0) {
			nodes.set(at, "leaf," + (random.nextDouble() - 0.5) + "," + cover);
			return at;
		}
		int part = 1 + random.nextInt(cover - 1);
		int left = grow(nodes, random, depth + 1, part);
		int right = grow(nodes, random, depth + 1, cover - part);
		nodes.set(at, "split," + random.nextInt(INPUTS) + "," + random.nextDouble() + "," + left + "," + right + "," + cover);
		return at;
	}

	/** The log-odds to be expected when only the inputs of the set are known: the others go both ways by the rows fitted on. */
	private static double known(String[][] nodes, int at, double[] row, int set) {
		var node = nodes[at];
		if (node[0].equals("leaf")) {
			return Double.parseDouble(node[1]);
		}
		int input = Integer.parseInt(node[1]);
		int left = Integer.parseInt(node[3]);
		int right = Integer.parseInt(node[4]);
		if ((set >> input & 1) == 1) {
			return known(nodes, row[input] <= Double.parseDouble(node[2]) ? left : right, row, set);
		}
		double toLeft = Double.parseDouble(nodes[left][nodes[left].length - 1]) / Double.parseDouble(node[5]);
		return toLeft * known(nodes, left, row, set) + (1 - toLeft) * known(nodes, right, row, set);
	}

	private static double known(String forest, double[] row, int set) {
		double sum = 0;
		for (var tree : forest.split("tree\n")) {
			if (tree.startsWith("split") || tree.startsWith("leaf")) {
				var nodes = tree.lines().map(line -> line.split(",")).toArray(String[][]::new);
				sum += known(nodes, 0, row, set);
			}
		}
		return sum;
	}

	@Test
	void contributionsAreTheShapleyValuesByTheirDefinitionAndAddUp() throws IOException {
		var random = new Random(17);
		for (int round = 0; round < 60; round++) {
			var forest = forest(random);
			var model = read(forest);
			var row = random.doubles(INPUTS).toArray();

			var brought = model.contributions(row);

			double sum = model.expected();
			for (double each : brought) {
				sum += each;
			}
			assertThat(sum).isCloseTo(model.logOdds(row), within(1e-12));
			assertThat(model.expected()).isCloseTo(known(forest, row, 0), within(1e-12));
			for (int input = 0; input < INPUTS; input++) {
				double shapley = 0;
				for (int set = 0; set < 1 << INPUTS; set++) {
					if ((set >> input & 1) == 0) {
						int size = Integer.bitCount(set);
						double weight = factorial(size) * factorial(INPUTS - size - 1) / factorial(INPUTS);
						shapley += weight * (known(forest, row, set | 1 << input) - known(forest, row, set));
					}
				}
				assertThat(brought[input]).isCloseTo(shapley, within(1e-12));
			}
		}
	}

	private static double factorial(int n) {
		return n < 2 ? 1 : n * factorial(n - 1);
	}

	@Test
	void aFileThatIsNotWholeIsRefused() {
		assertThatThrownBy(() -> read(HEAD + "tree\nsplit,0,0.5,1,2,10\nleaf,-1,6\n")).hasMessageContaining("不完整");
		assertThatThrownBy(() -> read(HEAD + "tree\nsplit,0,0.5,1,2,10\nleaf,-1,6\nleaf,4,5\n")).hasMessageContaining("不完整");
		assertThatThrownBy(() -> read(HEAD + "tree\nsplit,2,0.5,1,2,10\nleaf,-1,6\nleaf,4,4\n")).hasMessageContaining("不完整");
		assertThatThrownBy(() -> read(HEAD + "tree\nsplit,0,0.5,0,2,10\nleaf,-1,6\nleaf,4,4\n")).hasMessageContaining("不完整");
		assertThatThrownBy(() -> read(HEAD + "tree\nleaf,NaN,6\ntree\nleaf,1,6\n")).hasMessageContaining("第9行");
		assertThatThrownBy(() -> read(HEAD + "bush\n")).hasMessageContaining("第7行无法读取：bush");
		assertThatThrownBy(() -> read("alert,1\ninput,A,1\n")).hasMessageContaining("缺少 version");
		assertThatThrownBy(() -> read(HEAD + "input,A,1\n")).hasMessageContaining("重复");
	}

	@Test
	void aRowOfAnotherLengthIsRefused() throws IOException {
		var model = read(HEAD + "tree\nleaf,1,1\n");

		assertThatThrownBy(() -> model.logOdds(new double[3])).isInstanceOf(IllegalArgumentException.class);
		assertThatThrownBy(() -> model.contributions(new double[1])).isInstanceOf(IllegalArgumentException.class);
	}

}
