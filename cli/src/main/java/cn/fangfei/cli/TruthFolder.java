package cn.fangfei.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import cn.fangfei.cli.evaluation.TrueScheme;
import cn.fangfei.cli.evaluation.TrueScheme.Inflow;
import cn.fangfei.formats.RawRow;
import cn.fangfei.formats.ReadLimits;
import cn.fangfei.formats.RegisterFile;
import cn.fangfei.formats.UnreadableFile;

/**
 * The truth about a county: {@code truth.csv}, and beside it, where they are, {@code truth_schemes.csv} (how evasive), {@code
 * truth_accounts.csv} (whose accounts) and {@code truth_curve.csv} (when the money came). A file instead of a folder is a {@code truth.csv}
 * alone.
 */
final class TruthFolder {

	/** What is read of a folder: these here, the last four by the command. */
	private static final List<String> FILES = List.of("truth.csv", "truth_schemes.csv", "truth_accounts.csv", "truth_curve.csv", "accounts.csv",
			"accounts.csv.gz", "transactions.csv", "transactions.csv.gz");

	private final String shown;
	private final @Nullable Path folder;
	private final Path truth;
	private final Consumer<String> report;
	private final Map<String, Entry> entries = new HashMap<>();
	private final List<Entry> order = new ArrayList<>();
	/** Files beside {@code truth.csv} that bear a name of ours and have other columns, and why they cannot be used. */
	private final Map<String, String> unusable = new HashMap<>();
	/** Subjects with several schemes: the files beside do not say which of them they speak of. */
	private final Set<String> twice = new LinkedHashSet<>();

	/** A scheme while its files are being read. */
	private static final class Entry {

		private final String subject;
		private final String kind;
		private final LocalDate launched;
		private final @Nullable LocalDate ended;
		private final int investors;
		private @Nullable Double evasion;
		private final Set<String> names = new LinkedHashSet<>();
		private final List<Inflow> curve = new ArrayList<>();

		Entry(String subject, String kind, LocalDate launched, @Nullable LocalDate ended, int investors) {
			this.subject = subject;
			this.kind = kind;
			this.launched = launched;
			this.ended = ended;
			this.investors = investors;
			names.add(subject);
		}

		TrueScheme scheme() {
			return new TrueScheme(subject, kind, launched, ended, investors, evasion, names, curve);
		}
	}

	private interface RowReader {

		/** @throws IllegalArgumentException with what is wrong with the row, in words */
		void read(Cells cells);
	}

	/** A row by the names of its columns. */
	private record Cells(Map<String, Integer> columns, RawRow row) {

		String text(String column) {
			var at = columns.get(column);
			return at == null || at >= row.cells().size() ? "" : row.cells().get(at).strip();
		}

		String needed(String column) {
			var text = text(column);
			if (text.isEmpty()) {
				throw new IllegalArgumentException("“" + column + "”是空的");
			}
			return text;
		}

		LocalDate day(String column) {
			var text = needed(column);
			try {
				return LocalDate.parse(text);
			} catch (DateTimeException e) {
				throw new IllegalArgumentException("“" + column + "”写的是“" + text + "”，应是 2026-01-31 这样的日期", e);
			}
		}

		double number(String column) {
			var text = needed(column);
			try {
				double number = Double.parseDouble(text);
				if (number >= 0 && number < 1e15) {
					return number;
				}
			} catch (NumberFormatException e) {
				// told below
			}
			throw new IllegalArgumentException("“" + column + "”写的是“" + text + "”，应是不小于 0 的数");
		}
	}

	private TruthFolder(String shown, Path path, Consumer<String> report) throws BadInput {
		this.shown = shown;
		this.report = report;
		folder = Files.isDirectory(path) ? path : null;
		truth = folder == null ? path : folder.resolve("truth.csv");
		if (!Files.isRegularFile(truth)) {
			throw new BadInput(folder == null ? "没有找到“" + shown + "”。--truth 应是有 truth.csv 的文件夹" : "文件夹“" + shown + "”里没有 truth.csv。请核对 --truth");
		}
	}

	/** @param report hears of each row that cannot be used, in words */
	static TruthFolder read(String name, Consumer<String> report) throws BadInput {
		var read = new TruthFolder(name, InputFile.pathOf(name), report);
		read.schemes();
		if (read.folder != null) {
			read.more();
		}
		return read;
	}

	/** The files that may be read of a folder, or the one file of that name, whether they are there or not. */
	static List<Path> inputs(String name) throws BadInput {
		var path = InputFile.pathOf(name);
		return Files.isDirectory(path) ? FILES.stream().map(path::resolve).toList() : List.of(path);
	}

	String shown() {
		return shown;
	}

	List<TrueScheme> found() {
		return order.stream().map(Entry::scheme).toList();
	}

	/** A file of the county that can be used; null when there is none. */
	@Nullable Path file(String... names) {
		for (var name : names) {
			if (folder != null && Files.isRegularFile(folder.resolve(name)) && !unusable.containsKey(name)) {
				return folder.resolve(name);
			}
		}
		return null;
	}

	/** Why there is nothing to be read of a file beside {@code truth.csv}, in words; null when there is. */
	@Nullable String lacks(String name) {
		return file(name) != null ? null : unusable.getOrDefault(name, "没有 " + name);
	}

	private void schemes() throws BadInput {
		rows(truth, List.of("subject", "scheme_kind", "launched_on", "collapsed_on", "investors"), cells -> {
			var subject = cells.needed("subject");
			var launched = cells.day("launched_on");
			var ended = cells.text("collapsed_on").isEmpty() ? null : cells.day("collapsed_on");
			if (ended != null && ended.isBefore(launched)) {
				throw new IllegalArgumentException("“collapsed_on”早于“launched_on”");
			}
			var entry = new Entry(subject, cells.needed("scheme_kind"), launched, ended, (int) Math.min(1e9, cells.number("investors")));
			order.add(entry);
			if (entries.put(subject, entry) != null) {
				twice.add(subject);
			}
		});
	}

	private void more() throws BadInput {
		var schemes = file("truth_schemes.csv");
		if (schemes != null) {
			rows(schemes, List.of("subject", "evasion"), cells -> {
				double evasion = cells.number("evasion");
				if (evasion > 1) {
					throw new IllegalArgumentException("“evasion”应在 0 到 1 之间");
				}
				entry(cells).evasion = evasion;
			});
		}
		var accounts = file("truth_accounts.csv");
		if (accounts != null) {
			rows(accounts, List.of("subject", "account", "account_subject"), cells -> {
				var entry = entry(cells);
				entry.names.add(cells.needed("account"));
				if (!cells.text("account_subject").isEmpty()) {
					entry.names.add(cells.text("account_subject"));
				}
			});
		}
		var curve = file("truth_curve.csv");
		if (curve != null) {
			rows(curve, List.of("subject", "date", "new_investors", "raised"), cells -> entry(cells).curve.add(new Inflow(cells.day("date"),
					(int) cells.number("new_investors"), cells.number("raised"))));
		}
	}

	private Entry entry(Cells cells) {
		var subject = cells.needed("subject");
		var entry = entries.get(subject);
		if (entry == null) {
			throw new IllegalArgumentException("truth.csv 里没有主体“" + subject + "”");
		}
		if (twice.contains(subject)) {
			throw new IllegalArgumentException("truth.csv 里主体“" + subject + "”有几个骗局，无法判断说的是哪一个");
		}
		return entry;
	}

	private void rows(Path file, List<String> needed, RowReader reader) throws BadInput {
		var name = folder == null ? shown : shown + "/" + file.getFileName();
		try (var rows = RegisterFile.open(file, name, ReadLimits.standard())) {
			var columns = new HashMap<String, Integer>();
			for (int i = 0; i < rows.header().size(); i++) {
				columns.putIfAbsent(rows.header().get(i).strip(), i);
			}
			var missing = needed.stream().filter(column -> !columns.containsKey(column)).toList();
			if (!missing.isEmpty() && !file.equals(truth)) {
				unusable.put(file.getFileName().toString(), "的 " + file.getFileName() + " 第1行表头里没有 " + String.join("、", missing) + " 列（应是 "
						+ String.join(",", needed) + "），没有采用");
				return;
			}
			if (!missing.isEmpty()) {
				throw new BadInput("“" + name + "”第1行：表头里没有 " + String.join("、", missing) + " 列。应是 " + String.join(",", needed) + "，请改好后重试");
			}
			while (rows.next()) {
				var row = rows.row();
				var problem = row.problem();
				if (problem != null) {
					report.accept("“" + name + "”" + problem.sentence());
					continue;
				}
				try {
					reader.read(new Cells(columns, row));
				} catch (IllegalArgumentException e) {
					report.accept("“" + name + "”第" + row.line() + "行：" + e.getMessage() + "，没有采用。请改好后重试");
				}
			}
		} catch (UnreadableFile e) {
			throw new BadInput(e.getMessage(), e);
		}
	}

}
