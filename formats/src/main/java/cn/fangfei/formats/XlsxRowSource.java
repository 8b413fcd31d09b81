package cn.fangfei.formats;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipException;

import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/**
 * Rows of one sheet of a workbook: the first visible one with the header that is looked for. Formulas are never evaluated and the value stored
 * with them is not believed, because it may be stale or made up: such a row is rejected with the remedy.
 */
final class XlsxRowSource implements RowSource {

	private static final int HEADER_WITHIN = 10;
	/** Looking up array formulas costs time for each of them; a register has none. */
	private static final int MOST_FORMULAS = 10_000;
	private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

	private final ReadableWorkbook workbook;
	private final Stream<Row> stream;
	private final Iterator<Row> rows;
	private final ReadLimits limits;
	private final long size;
	private final long rowsTotal;
	private final boolean peek;
	private long rowsRead;
	private List<String> header = List.of();
	private int formulas;
	private long line;
	private RawRow row = new RawRow(0, List.of(), null);
	private boolean finished;

	private XlsxRowSource(ReadableWorkbook workbook, Sheet sheet, ReadLimits limits, long size, long rowsTotal, boolean peek) throws IOException {
		this.workbook = workbook;
		this.stream = sheet.openStream();
		this.rows = stream.iterator();
		this.limits = limits;
		this.size = size;
		this.peek = peek;
		this.rowsTotal = Math.max(1, rowsTotal);
	}

	static XlsxRowSource open(Path file, String fileName, ReadLimits limits, Predicate<List<String>> looksLikeHeader,
			List<RowProblem> notices) throws IOException, UnreadableFile {
		long rowsTotal = XlsxGuard.check(file, fileName, limits);
		ReadableWorkbook workbook = null;
		XlsxRowSource source = null;
		try {
			workbook = workbook(file);
			var sheet = choose(workbook, limits, looksLikeHeader, notices);
			if (sheet == null) {
				throw new UnreadableFile("文件“" + fileName + "”里没有可读的工作表。请检查导出是否成功，再重新上传");
			}
			source = new XlsxRowSource(workbook, sheet, limits, Files.size(file), rowsTotal, false);
			return source;
		} catch (RuntimeException e) {
			throw new UnreadableFile("文件“" + fileName + "”的内容已损坏或格式特殊，无法读取。请用表格软件打开后另存为 .xlsx 再上传", e);
		} finally {
			if (source == null && workbook != null) {
				workbook.close();
			}
		}
	}

	private static ReadableWorkbook workbook(Path file) throws IOException {
		try {
			return new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
		} catch (RuntimeException | IOException withoutStyles) {
			return new ReadableWorkbook(file.toFile(), new ReadingOptions(false, true));
		}
	}

	private static Sheet choose(ReadableWorkbook workbook, ReadLimits limits, Predicate<List<String>> looksLikeHeader,
			List<RowProblem> notices) {
		var all = workbook.getSheets().toList();
		var sheets = all.stream().filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE).toList();
		if (sheets.isEmpty()) {
			sheets = all;
		}
		Sheet chosen = null;
		var others = new ArrayList<String>();
		Sheet firstFilled = null;
		for (var sheet : sheets) {
			boolean filled = false;
			boolean found = false;
			try (var peek = new XlsxRowSource(workbook, sheet, limits, 1, 1, true)) {
				for (int i = 0; i < HEADER_WITHIN && peek.next() && !found; i++) {
					filled = true;
					found = peek.row().problem() == null && looksLikeHeader.test(peek.row().cells());
				}
			} catch (IOException damaged) {
				filled = true;
			}
			firstFilled = firstFilled == null && filled ? sheet : firstFilled;
			if (found && chosen == null) {
				chosen = sheet;
			} else if (filled) {
				others.add(sheet.getName());
			}
		}
		if (chosen == null) {
			chosen = firstFilled != null ? firstFilled : sheets.isEmpty() ? null : sheets.get(0);
			if (chosen != null) {
				others.remove(chosen.getName());
			}
		}
		if (chosen != null && !others.isEmpty()) {
			notices.add(RowProblem.warning(0, "工作簿里有 " + (others.size() + 1) + " 张有内容的工作表，只读取“" + chosen.getName() + "”，没有读取“"
					+ String.join("”“", others.subList(0, Math.min(5, others.size()))) + "”", "其余工作表如有要用的数据，请分别另存后上传"));
		}
		return chosen;
	}

	@Override
	public boolean next() throws IOException {
		try {
			while (rows.hasNext()) {
				var cells = rows.next();
				rowsRead++;
				line = Math.max(line + 1, cells.getRowNum());
				if (read(cells)) {
					return true;
				}
			}
		} catch (RuntimeException e) {
			var broken = new ZipException("sheet breaks off");
			broken.initCause(e);
			throw broken;
		}
		finished = true;
		return false;
	}

	/** Whether the row holds anything. */
	private boolean read(Row cells) throws LimitReached {
		int width = cells.getCellCount();
		var texts = new ArrayList<String>(Math.max(Math.min(width, limits.maxColumns()), header.size()));
		boolean blank = true;
		int formulaAt = -1;
		for (int i = 0; i < width; i++) {
			Cell cell = cells.getCell(i);
			boolean formula = cell != null && cell.getFormula() != null;
			if (formula && ++formulas > MOST_FORMULAS) {
				throw new LimitReached("表格里的公式超过 " + MOST_FORMULAS + " 个", "请全选后“粘贴为数值”，保存后再上传");
			}
			var text = cell == null || formula ? "" : text(cell);
			if (formula && formulaAt < 0 && !(i < header.size() && Headers.addedByUs(header.get(i)))) {
				formulaAt = i;
			}
			if (i < limits.maxColumns()) {
				texts.add(text);
			} else if (!text.isBlank() || formula) {
				row = RawRow.bad(line, List.of(), "这一行超过 " + limits.maxColumns() + " 列，已跳过", "请删除多余的列后重新上传");
				return true;
			}
			blank &= text.isBlank();
		}
		if (blank && formulaAt < 0) {
			return false;
		}
		int filled = texts.size();
		while (filled > header.size() && texts.get(filled - 1).isBlank()) {
			texts.remove(--filled);
		}
		while (texts.size() < header.size()) {
			texts.add("");
		}
		if (formulaAt >= 0) {
			var name = formulaAt < header.size() && !header.get(formulaAt).isBlank() ? header.get(formulaAt) : "第" + (formulaAt + 1) + "列";
			row = new RawRow(line, Collections.unmodifiableList(texts), new RowProblem(line, formulaAt, name, Severity.ERROR,
					"“" + name + "”是公式，公式的结果不能采信", "请复制后“粘贴为数值”，保存后再上传"));
		} else {
			row = new RawRow(line, Collections.unmodifiableList(texts), null);
		}
		return true;
	}

	private static String text(Cell cell) {
		var value = cell.getValue();
		if (value == null || cell.getType() == CellType.ERROR) {
			return "";
		}
		if (value instanceof BigDecimal number) {
			return isDay(cell, number) ? day(cell) : plain(number, cell.getRawValue());
		}
		return Texts.unescapedFromSheet(value.toString());
	}

	/** A date is a number with a date's format: the built-in ones and those that print a year or a day. */
	private static boolean isDay(Cell cell, BigDecimal number) {
		if (number.signum() <= 0 || number.compareTo(BigDecimal.valueOf(2_958_466)) >= 0 || number.scale() > 40) {
			return false;
		}
		var id = cell.getDataFormatId();
		if (id != null && (id >= 14 && id <= 17 || id == 22 || id >= 27 && id <= 36 || id >= 50 && id <= 58)) {
			return true;
		}
		var format = cell.getDataFormatString();
		if (format == null || format.length() > 200 || format.equalsIgnoreCase("General")) {
			return false;
		}
		var bare = format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "").toLowerCase(Locale.ROOT);
		return bare.contains("yy") || bare.contains("d") && bare.contains("m");
	}

	private static String day(Cell cell) {
		var at = cell.asDate();
		return at.toLocalTime().equals(LocalTime.MIDNIGHT) ? at.toLocalDate().toString() : DAY_AND_TIME.format(at);
	}

	/** What a person sees: no exponent, no noise of binary fractions; absurd exponents stay as written. */
	private static String plain(BigDecimal number, String written) {
		if (number.scale() < -40 || number.scale() > 400 || number.precision() > 400) {
			return written;
		}
		var rounded = number.scale() > 0 && number.precision() > 15 ? number.round(new MathContext(15)) : number;
		return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
	}

	@Override
	public RawRow row() {
		return row;
	}

	@Override
	public long line() {
		return line + 1;
	}

	@Override
	public void expectHeader(List<String> header) {
		this.header = header;
	}

	@Override
	public long bytesTotal() {
		return size;
	}

	@Override
	public long bytesRead() {
		return finished ? size : (long) (size * Math.min(1.0, (double) rowsRead / rowsTotal));
	}

	@Override
	public void close() throws IOException {
		try {
			stream.close();
		} finally {
			if (!peek) {
				workbook.close();
			}
		}
	}
}
