package cn.fangfei.detection.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Fits the weights of a {@link Leaning}: logistic regression with an L2 penalty over characters and pairs of characters. */
public final class LeaningFit {

	/** A sign that comes in fewer stretches is forgotten. */
	private static final int RARE = 2;

	private final List<Map<String, Integer>> stretches = new ArrayList<>();

	private final List<Boolean> positive = new ArrayList<>();

	private final boolean whole;

	/** @param whole whether stretches are whole texts, whose evidence is divided by the root of their length */
	public LeaningFit(boolean whole) {
		this.whole = whole;
	}

	/** One clause of a text, with the place of it in the original. */
	public record Clause(int from, int to, int start, int end) {
	}

	/** The clauses of a text. */
	public static List<Clause> clauses(String original) {
		var text = PlainText.of(original);
		var clauses = new ArrayList<Clause>();
		var start = 0;
		for (var i = 0; i <= text.length; i++) {
			if (i == text.length || TextScreen.endsClause(text.chars[i])) {
				if (i > start) {
					clauses.add(new Clause(text.from(start), text.to(i), start, i));
				}
				start = i + 1;
			}
		}
		return clauses;
	}

	public void add(String original, boolean is) {
		var text = PlainText.of(original);
		add(Voice.withoutNames(text, Entities.of(text)), 0, text.length, is);
	}

	public void add(String original, Clause clause, boolean is) {
		add(PlainText.of(original).chars, clause.start(), clause.end(), is);
	}

	private void add(char[] chars, int from, int to, boolean is) {
		stretches.add(signs(chars, from, to));
		positive.add(is);
	}

	private static Map<String, Integer> signs(char[] chars, int from, int to) {
		var signs = new TreeMap<String, Integer>();
		var last = (char) 0;
		var count = 0;
		for (var i = from; i < to; i++) {
			var c = Leaning.sign(chars[i]);
			if (c != 0 && !Leaning.goesOn(c, last)) {
				signs.merge(String.valueOf(c), 1, Integer::sum);
				count++;
				if (last != 0) {
					signs.merge("" + last + c, 1, Integer::sum);
				}
			}
			last = c;
		}
		signs.put("", count);
		return signs;
	}

	/** The lines of the file: the intercept, then each weight with what has it, the greatest first. */
	public List<String> fit(double cost) {
		var in = new TreeMap<String, Integer>();
		for (var stretch : stretches) {
			stretch.keySet().forEach(sign -> in.merge(sign, 1, Integer::sum));
		}
		in.remove("");
		in.values().removeIf(n -> n < RARE);
		var column = new HashMap<String, Integer>();
		in.keySet().forEach(sign -> column.put(sign, column.size()));
		var columns = new int[stretches.size()][];
		var values = new float[stretches.size()][];
		var costs = new double[stretches.size()];
		Arrays.fill(costs, cost);
		var is = new boolean[stretches.size()];
		for (var i = 0; i < columns.length; i++) {
			var known = stretches.get(i).entrySet().stream().filter(e -> column.containsKey(e.getKey())).toList();
			columns[i] = known.stream().mapToInt(e -> column.get(e.getKey())).toArray();
			values[i] = new float[columns[i].length];
			var scale = whole ? (float) (1 / Leaning.root(stretches.get(i).get(""))) : 1;
			for (var k = 0; k < known.size(); k++) {
				values[i][k] = known.get(k).getValue() * scale;
			}
			is[i] = positive.get(i);
		}
		var solved = TextModelSolver.solve(columns, values, is, column.size(), costs);
		var byWeight = new TreeMap<Integer, List<String>>();
		in.keySet().forEach(sign -> {
			var tenths = (int) Math.round(solved[column.get(sign)] * 10);
			if (tenths != 0) {
				byWeight.computeIfAbsent(-tenths, k -> new ArrayList<>()).add(sign);
			}
		});
		var lines = new ArrayList<String>();
		lines.add(String.valueOf(Math.round(solved[column.size()] * 10)));
		byWeight.forEach((negative, signs) -> {
			for (var from = 0; from < signs.size(); from += 40) {
				lines.add(-negative + " " + String.join(" ", signs.subList(from, Math.min(signs.size(), from + 40))));
			}
		});
		return lines;
	}

}
