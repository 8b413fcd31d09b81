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
 * then the line, the problem and the remedy. Opened as a register those three are not data, and a row of which a cell could not hold all is
 * refused. Written row by row in constant memory.
 */
public final class ErrorWorkbook implements AutoCloseable {

	static final List<String> ADDED_COLUMNS = List.of("原始行号", "问题", "怎么改");

	/** What a cell of a spreadsheet can hold. */
	private static final int LONGEST_CELL = 32_767;
	/** What a cell ends with that does not hold its whole text: a row with one is never read as data again. */
	private static final String CUT = "……（表格放不下，以下已截去）";
	private static final int MOST_ROWS = 1_000_000;
	private static final int FLUSH_EVERY = 500;

	private final Workbook workbook;
	private final Worksheet sheet;
	private final List<Integer> columns = new ArrayList<>();
	private final List<String> titles;
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
		this.titles = List.copyOf(header);
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
		var cut = new ArrayList<String>();
		for (int column : columns) {
			if (column < raw.cells().size() && text(rows, at, raw.cells().get(column))) {
				cut.add(title(titles, column));
			}
			at++;
		}
		sheet.value(rows, at, raw.line());
		text(rows, at + 1, joined(problems, true) + (cut.isEmpty() ? "" : "；“" + String.join("”“", cut) + "”太长，表格放不下，这里只有开头"));
		text(rows, at + 2, joined(problems, false) + (cut.isEmpty() ? "" : "；这一行请在原来的文件里改好后上传，从本表上传会再次退回"));
		rows++;
		if (rows % FLUSH_EVERY == 0) {
			sheet.flush();
		}
	}

	/** The row, or one with a problem when a cell of it holds the beginning alone of what once stood there. */
	static RawRow whole(RawRow row, List<String> header) {
		if (row.problem() != null) {
			return row;
		}
		for (int i = 0; i < row.cells().size(); i++) {
			if (row.cells().get(i).endsWith(CUT)) {
				var name = title(header, i);
				return new RawRow(row.line(), row.cells(), new RowProblem(row.line(), i, name, Severity.ERROR,
						"“" + name + "”只有开头，其余的在下载退回的行时因表格放不下而截去了", "请在原来的文件里改好这一行后上传"));
			}
		}
		return row;
	}

	private static String title(List<String> header, int column) {
		return column < header.size() && !header.get(column).isBlank() ? header.get(column).strip() : "第" + (column + 1) + "列";
	}

	private static String joined(List<RowProblem> problems, boolean message) {
		Set<String> parts = new LinkedHashSet<>();
		for (var problem : problems) {
			parts.add(message ? (problem.severity() == Severity.WARNING ? "提醒：" : "") + problem.message() : problem.remedy());
		}
		return String.join("；", parts);
	}

	/** Always a text cell: what begins with = stays text and is never a formula. Answers whether the cell could not hold it all. */
	private boolean text(int row, int column, String text) {
		var clean = Texts.escapedForSheet(Texts.forXml(text));
		boolean cut = clean.length() > LONGEST_CELL;
		if (cut) {
			int end = LONGEST_CELL - CUT.length();
			clean = clean.substring(0, Character.isHighSurrogate(clean.charAt(end - 1)) ? end - 1 : end) + CUT;
		}
		if (!clean.isEmpty()) {
			sheet.inlineString(row, column, clean);
		}
		return cut;
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
