package cn.fangfei.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import cn.fangfei.cli.evaluation.County;
import cn.fangfei.cli.evaluation.Estimate;
import cn.fangfei.cli.evaluation.Measure;
import cn.fangfei.cli.evaluation.Point;
import cn.fangfei.cli.evaluation.Point.Cell;
import cn.fangfei.cli.evaluation.TrueScheme;

/** The results as tables on a terminal; a Chinese character takes two columns. */
final class EvaluationTable {

	private static final String NOTHING = "–";

	private final PrintWriter out;

	private EvaluationTable(PrintWriter out) {
		this.out = out;
	}

	static void print(PrintWriter out, List<County> counties, List<EvaluationResult> results, List<String> gaps) {
		var table = new EvaluationTable(out);
		table.head(counties);
		var main = results.get(0);
		table.points(results);
		table.lead(results);
		table.lists(results);
		var point = main.main();
		var where = "（" + nameOf(point) + "）";
		table.cells("按手法" + where, "手法", point.byKind());
		table.cells("按规避程度" + where, "规避", point.byEvasion());
		table.cells("按出资人数" + where, "出资人", point.bySize());
		if (!gaps.isEmpty()) {
			out.println();
			out.println("不能衡量的，以及读数时要知道的：");
			gaps.forEach(gap -> out.println("· " + gap));
		}
	}

	private void head(List<County> counties) {
		long accounts = counties.stream().mapToLong(County::accounts).sum();
		long schemes = counties.stream().flatMap(county -> county.schemes().stream()).count();
		long small = counties.stream().flatMap(county -> county.schemes().stream()).filter(scheme -> scheme.investors()
				< TrueScheme.INVESTORS_LEAST).count();
		out.printf(Locale.ROOT, "%d 个县%s；骗局 %d 个，其中出资人不足 %d 人的 %d 个只作附加。方括号内为 95%% 区间。%n", counties.size(), accounts == 0 ? "" : String.format(
				Locale.ROOT, "，账户 %,d 个", accounts), schemes, TrueScheme.INVESTORS_LEAST, small);
	}

	private void points(List<EvaluationResult> results) {
		var rows = new ArrayList<List<String>>();
		rows.add(List.of("", "界限", "查出/骗局", "查出率", "精确率", "F1", "误报/万户·月", "误报主体", "迟到", "附加"));
		for (var result : results) {
			for (var point : result.points()) {
				var m = point.measures();
				rows.add(List.of(name(result, point, results.size()), point.bound() == null ? NOTHING : plain(point.bound()), point.caught() + "/"
						+ point.schemes(), ranged(m.get(Measure.RECALL), 3), ranged(m.get(Measure.PRECISION), 3), ranged(m.get(Measure.F1), 3),
						ranged(m.get(Measure.FALSE_RATE), 2), Integer.toString(point.falseSubjects()), Integer.toString(point.late()), point
								.smallCaught() + "/" + point.small()));
			}
		}
		print("查出与误报", rows);
	}

	private void lead(List<EvaluationResult> results) {
		var rows = new ArrayList<List<String>>();
		rows.add(List.of("", "提前天数 25/50/75%", "存续≥240天的", "已过存续期% 25/50/75%", "未投入的人 中位", "未投入的钱 中位", "未投入的钱 合计"));
		for (var result : results) {
			for (var point : result.points()) {
				var m = point.measures();
				rows.add(List.of(name(result, point, results.size()), plain(m.get(Measure.LEAD_25).value(), 0, 1) + "/" + ranged(m.get(
						Measure.LEAD_50), 0) + "/" + plain(m.get(Measure.LEAD_75).value(), 0, 1), ranged(m.get(Measure.LEAD_LONG), 0), plain(m.get(
								Measure.LIFE_25).value(), 0, 100) + "/" + percent(m.get(Measure.LIFE_50)) + "/" + plain(m.get(Measure.LIFE_75)
										.value(), 0, 100), percent(m.get(Measure.INVESTORS_LEFT)), percent(m.get(Measure.MONEY_LEFT)),
						percent(m.get(Measure.MONEY_LEFT_SUM))));
			}
		}
		print("提前量（首次预警时；百分数）", rows);
	}

	private void lists(List<EvaluationResult> results) {
		var rows = new ArrayList<List<String>>();
		rows.add(List.of("", "名单", "每周", "周数", "全程", "县数"));
		for (var result : results) {
			for (var top : result.tops()) {
				rows.add(List.of(result.name(), "前" + top.k() + "名", ranged(top.weekly(), 3), Integer.toString(top.weeks()), ranged(top.whole(), 3),
						Integer.toString(top.counties())));
			}
		}
		if (rows.size() > 1) {
			print("名单的精确率（只计同时存续的骗局不少于名单长度的周）", rows);
		}
	}

	private void cells(String title, String column, Map<String, Cell> cells) {
		if (cells.isEmpty()) {
			return;
		}
		var rows = new ArrayList<List<String>>();
		rows.add(List.of(column, "查出/骗局", "查出率", "迟到", "提前天数 中位", "已过存续期%", "未投入的钱%"));
		cells.forEach((name, cell) -> rows.add(List.of(name, cell.caught() + "/" + cell.schemes(), ranged(cell.recall(), 2), Integer.toString(
				cell.late()), plain(cell.lead(), 0, 1), plain(cell.life(), 0, 100), plain(cell.moneyLeft(), 0, 100))));
		print(title, rows);
	}

	private static String name(EvaluationResult result, Point point, int results) {
		return (results == 1 ? "" : result.name() + " ") + nameOf(point);
	}

	private static String nameOf(Point point) {
		return point.target() == null ? "照发出的" : "误报 " + plain(point.target()) + (point.exhausted() ? "（不足）" : "");
	}

	/** Without needless zeros, at most four decimals. */
	static String plain(double value) {
		var text = String.format(Locale.ROOT, "%.4f", value);
		return new BigDecimal(text).stripTrailingZeros().toPlainString();
	}

	private static String plain(double value, int decimals, double times) {
		return Double.isNaN(value) ? NOTHING : String.format(Locale.ROOT, "%." + decimals + "f", value * times);
	}

	private static String percent(Estimate estimate) {
		return ranged(new Estimate(estimate.value() * 100, estimate.low() * 100, estimate.high() * 100), 0);
	}

	private static String ranged(Estimate estimate, int decimals) {
		if (!estimate.known()) {
			return NOTHING;
		}
		return plain(estimate.value(), decimals, 1) + (estimate.bounded() ? " [" + plain(estimate.low(), decimals, 1) + ", " + plain(estimate
				.high(), decimals, 1) + "]" : "");
	}

	private void print(String title, List<List<String>> rows) {
		out.println();
		out.println(title);
		var widths = new int[rows.get(0).size()];
		for (var row : rows) {
			for (int i = 0; i < widths.length; i++) {
				widths[i] = Math.max(widths[i], width(row.get(i)));
			}
		}
		for (var row : rows) {
			var line = new StringBuilder();
			for (int i = 0; i < widths.length; i++) {
				line.append(row.get(i)).append(" ".repeat(widths[i] - width(row.get(i)) + 2));
			}
			out.println(line.toString().stripTrailing());
		}
	}

	/** Columns on a terminal. */
	private static int width(String text) {
		return text.codePoints().map(c -> c >= 0x2e80 && c < 0xfffe ? 2 : 1).sum();
	}
}
