package cn.fangfei.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook of the rows that were rejected or doubted, made to be mended and uploaded again: the columns of the original in their order,
 * then the line, the problem and the remedy. Opened as a register those three are not data. Written row by row in constant memory.
 */
public final class ErrorWorkbook implements AutoCloseable {

	static final List<String> ADDED_COLUMNS = List.of("原始行号", "问题", "怎么改");

	/** What a cell of a spreadsheet can hold. */
	private static final int LONGEST_CELL = 32_767;
	private static final int MOST_ROWS = 1_000_000;
	private static final int FLUSH_EVERY = 500;

	private final Workbook workbook;
	private final Worksheet sheet;
	private final List<Integer> columns = new ArrayList<>();
	private int rows = 1;
	private long omitted;
	private boolean closed;

	/** @param out stays the caller's to close */
	public ErrorWorkbook(OutputStream out, List<String> header) {
		this(out, header, ADDED_COLUMNS);
	}

	/**
	 * @param out stays the caller's to close
	 * @param added the titles of the line, the problem and the remedy; columns of the original that bear one of them are left out
	 */
	public ErrorWorkbook(OutputStream out, List<String> header, List<String> added) {
		this.workbook = new Workbook(out, "Fangfei", null);
		this.sheet = workbook.newWorksheet("需修改的行");
		sheet.freezePane(0, 1);
		for (int i = 0; i < header.size(); i++) {
			if (!added.contains(header.get(i).strip())) {
				columns.add(i);
			}
		}
		int at = 0;
		for (int column : columns) {
			text(0, at++, header.get(column));
		}
		for (int i = 0; i < added.size(); i++) {
			sheet.width(at, i == 0 ? 10 : 50);
			text(0, at++, added.get(i));
		}
		sheet.range(0, 0, 0, at - 1).style().bold().set();
	}

	/** Adds a row with what is wrong with it; a row without problems is not written. */
	public void add(RawRow raw, List<RowProblem> problems) throws IOException {
		if (problems.isEmpty()) {
			return;
		}
		if (rows > MOST_ROWS) {
			omitted++;
			return;
		}
		int at = 0;
		for (int column : columns) {
			if (column < raw.cells().size()) {
				text(rows, at, raw.cells().get(column));
			}
			at++;
		}
		sheet.value(rows, at, raw.line());
		text(rows, at + 1, joined(problems, true));
		text(rows, at + 2, joined(problems, false));
		rows++;
		if (rows % FLUSH_EVERY == 0) {
			sheet.flush();
		}
	}

	private static String joined(List<RowProblem> problems, boolean message) {
		Set<String> parts = new LinkedHashSet<>();
		for (var problem : problems) {
			parts.add(message ? (problem.severity() == Severity.WARNING ? "提醒：" : "") + problem.message() : problem.remedy());
		}
		return String.join("；", parts);
	}

	/** Always a text cell: what begins with = stays text and is never a formula. */
	private void text(int row, int column, String text) {
		var clean = Texts.escapedForSheet(Texts.forXml(text));
		if (!clean.isEmpty()) {
			sheet.inlineString(row, column, clean.length() <= LONGEST_CELL ? clean : clean.substring(0, LONGEST_CELL - 1) + "…");
		}
	}

	/** Completes the workbook. */
	@Override
	public void close() throws IOException {
		if (closed) {
			return;
		}
		closed = true;
		if (omitted > 0) {
			text(rows, columns.size() + 1, "另有 " + omitted + " 行有问题，一张工作表放不下，没有列出");
		}
		workbook.finish();
	}
}
