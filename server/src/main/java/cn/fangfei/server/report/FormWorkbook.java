package cn.fangfei.server.report;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * Draws a monthly form as a workbook: title, head, columns, signature row and notes, on A4 across, ready to print and to stamp.
 * Coded columns have their words as drop-down lists. Text is always a text cell, and stays one when somebody edits it, so that a name
 * that begins with {@code =} calculates nothing. The same form gives the same bytes.
 */
final class FormWorkbook {

	/** The drop-down lists stand on a sheet of their own: written into the rule they may not exceed 255 characters. */
	static final String LISTS = "选项";

	static final int HEAD_ROW = 2;

	/** In characters; together somewhat more than A4 across holds, so that the page is fitted to its width. */
	private static final Map<FormName, int[]> WIDTHS = Map.of(FormName.CLUES,
			new int[] {5, 22, 20, 14, 12, 12, 16, 10, 8, 9, 9, 12, 12, 12, 14}, FormName.CASES,
			new int[] {5, 20, 18, 28, 16, 14, 9, 11, 11, 9, 9, 13, 14, 13, 13, 14, 11, 16});

	/** Where the parts of the head and of the signature row begin. */
	private static final Map<FormName, int[]> PARTS = Map.of(FormName.CLUES, new int[] {0, 6, 11}, FormName.CASES,
			new int[] {0, 7, 13});

	/** The least number of lines that a form shows, as the printed one does. */
	private static final int LEAST_LINES = 3;

	private final XSSFWorkbook book = new XSSFWorkbook();

	private final XSSFSheet sheet;

	private final MonthlyForm form;

	private final int[] widths;

	private final int lastColumn;

	/** One row of heads, or two where columns stand in groups. */
	private final int headRows;

	private final CellStyle title = style(18, true, HorizontalAlignment.CENTER, false);

	private final CellStyle plain = style(11, false, HorizontalAlignment.LEFT, false);

	private final CellStyle head = style(10, true, HorizontalAlignment.CENTER, true);

	private final CellStyle text = style(10, false, HorizontalAlignment.LEFT, true);

	private final CellStyle word = style(10, false, HorizontalAlignment.CENTER, true);

	private final CellStyle centred = style(10, false, HorizontalAlignment.CENTER, true);

	private final CellStyle money = style(10, false, HorizontalAlignment.RIGHT, true);

	private final CellStyle note = style(10, false, HorizontalAlignment.LEFT, false);

	private FormWorkbook(MonthlyForm form) {
		this.form = form;
		this.sheet = book.createSheet(form.name().annex());
		this.widths = WIDTHS.get(form.name());
		this.lastColumn = form.columns().size() - 1;
		this.headRows = form.columns().stream().allMatch(c -> c.group() == null) ? 1 : 2;
		((XSSFCellStyle) text).setQuotePrefixed(true);
		((XSSFCellStyle) word).setQuotePrefixed(true);
		money.setDataFormat(book.createDataFormat().getFormat("#,##0.00"));
	}

	static byte[] draw(MonthlyForm form) {
		try {
			var workbook = new FormWorkbook(form);
			try (var book = workbook.book) {
				workbook.draw();
				var out = new ByteArrayOutputStream();
				book.write(out);
				return settled(out.toByteArray());
			}
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private void draw() {
		for (var i = 0; i <= lastColumn; i++) {
			sheet.setColumnWidth(i, widths[i] * 256);
		}
		write(row(0, 30), 0, form.title(), title);
		merge(0, 0, 0, lastColumn);
		if (form.name() == FormName.CLUES) {
			parts(1, 22, "填报单位：" + form.reportingUnit() + "（加盖单位公章）", "填报时间：" + form.reportedOnWords(), "填报人：" + form.preparer());
		}
		else {
			write(row(1, 22), 0, "填报单位：" + form.reportingUnit() + "（加盖单位公章）", plain);
			merge(1, 1, 0, lastColumn);
		}
		heads();
		var lines = Math.max(LEAST_LINES, form.lines().size());
		for (var i = 0; i < lines; i++) {
			line(i);
		}
		var signature = firstLine() + lines;
		parts(signature, 26, "负责人：", "填表人：", "日期：");
		var last = notes(signature + 1);
		lists(firstLine(), signature - 1);
		page(last);
		properties();
	}

	private int firstLine() {
		return HEAD_ROW + headRows;
	}

	/** The head of a column without a group spans both rows; a group spans its columns. */
	private void heads() {
		var columns = form.columns();
		var top = row(HEAD_ROW, headRows == 1 ? 42 : 24);
		var bottom = headRows == 1 ? top : row(HEAD_ROW + 1, 56);
		for (var i = 0; i <= lastColumn; i++) {
			var column = columns.get(i);
			write(top, i, column.group() == null ? column.title() : firstOfGroup(i) ? column.group() : null, head);
			if (headRows == 2) {
				write(bottom, i, column.group() == null ? null : column.title(), head);
				if (column.group() == null) {
					merge(HEAD_ROW, HEAD_ROW + 1, i, i);
				}
				else if (firstOfGroup(i)) {
					merge(HEAD_ROW, HEAD_ROW, i, lastOfGroup(i));
				}
			}
		}
	}

	private boolean firstOfGroup(int column) {
		return column == 0 || !Objects.equals(form.columns().get(column).group(), form.columns().get(column - 1).group());
	}

	private int lastOfGroup(int column) {
		var last = column;
		while (last < lastColumn && !firstOfGroup(last + 1)) {
			last++;
		}
		return last;
	}

	private void parts(int number, float height, String first, String second, String third) {
		var row = row(number, height);
		var from = PARTS.get(form.name());
		write(row, from[0], first, plain);
		merge(number, number, from[0], from[1] - 1);
		write(row, from[1], second, plain);
		merge(number, number, from[1], from[2] - 1);
		write(row, from[2], third, plain);
		merge(number, number, from[2], lastColumn);
	}

	private void line(int i) {
		var row = row(firstLine() + i, -1);
		var cells = i < form.lines().size() ? form.lines().get(i).cells() : null;
		for (var column = 0; column <= lastColumn; column++) {
			var value = cells == null ? null : cells.get(column);
			if (cells == null && i == 0 && column == 1) {
				value = form.nothing();
			}
			switch (form.columns().get(column).kind()) {
				case NUMBER, COUNT -> number(row, column, value, centred);
				case MONEY -> number(row, column, value, money);
				case TEXT -> write(row, column, value, text);
				case WORD -> write(row, column, value, word);
			}
		}
		row.setHeightInPoints(heightOf(cells));
	}

	/** Rows do not grow by themselves where nobody opens the file first; 13 points a line of the longest cell. */
	private float heightOf(@Nullable List<@Nullable String> cells) {
		var lines = 2;
		if (cells != null) {
			for (var column = 0; column <= lastColumn; column++) {
				var value = Optional.ofNullable(cells.get(column)).orElse("");
				var width = value.chars().map(c -> c > 0x7F ? 2 : 1).sum();
				lines = Math.max(lines, (width + widths[column] - 2) / (widths[column] - 1));
			}
		}
		return Math.min(409, 4 + 13f * lines);
	}

	private int notes(int number) {
		var next = number;
		for (var words : form.notes()) {
			var told = (next == number ? "备注：" : "　　　") + words;
			var lines = (told.length() * 2 + 179) / 180;
			write(row(next, 4 + 13f * lines), 0, told, note);
			merge(next, next, 0, lastColumn);
			next++;
		}
		return next - 1;
	}

	private void lists(int firstLine, int lastLine) {
		var lists = book.createSheet(LISTS);
		var helper = sheet.getDataValidationHelper();
		for (var column = 0; column <= lastColumn; column++) {
			var choices = form.choices(column);
			for (var i = 0; i < choices.size(); i++) {
				var row = Optional.ofNullable(lists.getRow(i)).orElse(null);
				(row == null ? lists.createRow(i) : row).createCell(column, CellType.STRING).setCellValue(choices.get(i));
			}
			if (!choices.isEmpty()) {
				var letter = CellReference.convertNumToColString(column);
				var rule = helper.createValidation(
						helper.createFormulaListConstraint(
								"'" + LISTS + "'!$" + letter + "$1:$" + letter + "$" + choices.size()),
						new CellRangeAddressList(firstLine, lastLine, column, column));
				rule.setShowErrorBox(true);
				rule.createErrorBox("请从下拉框中选择", "本栏请填写下拉框中的词语。");
				sheet.addValidationData(rule);
			}
		}
		book.setSheetVisibility(1, SheetVisibility.HIDDEN);
	}

	private void page(int lastRow) {
		var setup = sheet.getPrintSetup();
		setup.setPaperSize(PrintSetup.A4_PAPERSIZE);
		setup.setLandscape(true);
		setup.setFitWidth((short) 1);
		setup.setFitHeight((short) 0);
		sheet.setFitToPage(true);
		sheet.setHorizontallyCenter(true);
		sheet.setRepeatingRows(new CellRangeAddress(HEAD_ROW, HEAD_ROW + headRows - 1, -1, -1));
		sheet.getFooter().setCenter("第 &P 页 共 &N 页");
		sheet.createFreezePane(0, firstLine());
		book.setPrintArea(0, 0, lastColumn, 0, lastRow);
	}

	/** Nothing of this moment or this machine: the same form is the same file. */
	private void properties() {
		var core = book.getProperties().getCoreProperties();
		core.setCreator(form.preparer());
		core.setTitle(form.title());
		core.getUnderlyingProperties().setLastModifiedByProperty(form.preparer());
		core.getUnderlyingProperties().setCreatedProperty(Optional.of(Date.from(form.asOf())));
		core.getUnderlyingProperties().setModifiedProperty(Optional.of(Date.from(form.asOf())));
	}

	private Row row(int number, float height) {
		var row = sheet.createRow(number);
		if (height > 0) {
			row.setHeightInPoints(height);
		}
		return row;
	}

	private static void write(Row row, int column, @Nullable String value, CellStyle style) {
		var cell = row.createCell(column, value == null ? CellType.BLANK : CellType.STRING);
		if (value != null) {
			cell.setCellValue(value);
		}
		cell.setCellStyle(style);
	}

	private static void number(Row row, int column, @Nullable String value, CellStyle style) {
		Cell cell = row.createCell(column, value == null ? CellType.BLANK : CellType.NUMERIC);
		if (value != null) {
			cell.setCellValue(Double.parseDouble(value));
		}
		cell.setCellStyle(style);
	}

	private void merge(int firstRow, int lastRow, int from, int to) {
		sheet.addMergedRegion(new CellRangeAddress(firstRow, lastRow, from, to));
	}

	private CellStyle style(int points, boolean bold, HorizontalAlignment alignment, boolean bordered) {
		var font = book.createFont();
		font.setFontName(bold && points > 12 ? "方正小标宋简体" : "宋体");
		font.setFontHeightInPoints((short) points);
		font.setBold(bold);
		XSSFCellStyle style = book.createCellStyle();
		style.setFont(font);
		style.setAlignment(alignment);
		style.setVerticalAlignment(VerticalAlignment.CENTER);
		style.setWrapText(true);
		if (bordered) {
			style.setBorderTop(BorderStyle.THIN);
			style.setBorderBottom(BorderStyle.THIN);
			style.setBorderLeft(BorderStyle.THIN);
			style.setBorderRight(BorderStyle.THIN);
		}
		return style;
	}

	/** The same parts in the order of their names and with one fixed time; the time of writing is not in the file. */
	private static byte[] settled(byte[] written) throws IOException {
		var parts = new TreeMap<String, byte[]>();
		try (var in = new ZipInputStream(new ByteArrayInputStream(written))) {
			for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
				parts.put(entry.getName(), in.readAllBytes());
			}
		}
		var out = new ByteArrayOutputStream();
		try (var zip = new ZipOutputStream(out)) {
			for (var part : parts.entrySet()) {
				var entry = new ZipEntry(part.getKey());
				entry.setTimeLocal(LocalDateTime.of(2000, 1, 1, 0, 0));
				zip.putNextEntry(entry);
				zip.write(part.getValue());
				zip.closeEntry();
			}
		}
		return out.toByteArray();
	}
}
