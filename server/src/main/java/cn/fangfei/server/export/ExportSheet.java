package cn.fangfei.server.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The sheet of an export, written row by row in constant memory. Text is written as text and never as a formula, whatever it begins with.
 * Two lines above the head and the foot of every printed page say whose file it is.
 */
class ExportSheet implements ExportSink, Closeable {

	/** How often what is written goes to disk and the progress is told. */
	private static final int BATCH = 1_000;

	private static final int LONGEST_CELL = 32_000;

	private static final int LONGEST_MARK = 100;

	private static final int HEAD = 2;

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private final Workbook workbook;

	private final Worksheet sheet;

	private final List<ExportColumn> columns;

	private final Set<String> keys;

	private final LongConsumer progress;

	private int next = HEAD + 1;

	ExportSheet(OutputStream out, String title, String mark, String who, List<ExportColumn> columns, LongConsumer progress) {
		this.workbook = new Workbook(out, "Fangfei", "1.0");
		this.columns = columns;
		this.keys = columns.stream().map(ExportColumn::key).collect(Collectors.toCollection(LinkedHashSet::new));
		this.progress = progress;
		this.sheet = workbook.newWorksheet(title);
		head(title, mark, who);
	}

	@Override
	public Set<String> columns() {
		return keys;
	}

	@Override
	public void row(Cells cells) throws SQLException {
		for (var c = 0; c < columns.size(); c++) {
			var column = columns.get(c);
			var value = cells.of(column.key());
			if (value != null) {
				write(next, c, column.kind(), value);
			}
		}
		next++;
		if (rows() % BATCH == 0) {
			flush();
		}
	}

	long rows() {
		return next - HEAD - 1L;
	}

	@Override
	public void close() throws IOException {
		workbook.close();
	}

	private void head(String title, String mark, String who) {
		sheet.inlineString(0, 0, clean(title));
		sheet.style(0, 0).bold().fontSize(14).set();
		sheet.inlineString(1, 0, clean(mark));
		sheet.style(1, 0).fontColor("626C71").set();
		for (var c = 0; c < columns.size(); c++) {
			sheet.width(c, columns.get(c).width());
			sheet.inlineString(HEAD, c, columns.get(c).title());
			sheet.style(HEAD, c).bold().fillColor("F3F1EC").set();
		}
		sheet.freezePane(0, HEAD + 1);
		sheet.repeatRows(HEAD);
		sheet.pageOrientation("landscape");
		sheet.fitToWidth((short) 1);
		sheet.fitToHeight((short) 0);
		sheet.header(escaped(title), Position.CENTER);
		sheet.footer(escaped(who), Position.LEFT);
		sheet.footer("第 &P 页 / 共 &N 页", Position.RIGHT);
	}

	private void write(int row, int column, ExportColumn.Kind kind, Object value) {
		if (value instanceof Number number) {
			sheet.value(row, column, number);
			if (kind == ExportColumn.Kind.MONEY) {
				sheet.style(row, column).format("#,##0.00").set();
			}
		}
		else if (value instanceof LocalDate day) {
			sheet.value(row, column, day);
			sheet.style(row, column).format("yyyy-mm-dd").set();
		}
		else if (value instanceof Instant instant) {
			sheet.value(row, column, LocalDateTime.ofInstant(instant, CHINA));
			sheet.style(row, column).format("yyyy-mm-dd hh:mm").set();
		}
		else if (value instanceof Boolean yes) {
			sheet.inlineString(row, column, yes ? "是" : "否");
		}
		else {
			var text = clean(value.toString());
			if (!text.isEmpty()) {
				sheet.inlineString(row, column, text);
			}
		}
	}

	private void flush() {
		try {
			sheet.flush();
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		progress.accept(rows());
	}

	/** Without what no cell may hold. */
	private static String clean(String text) {
		var cut = text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL) + "…";
		for (var i = 0; i < cut.length(); i++) {
			if (cut.charAt(i) < ' ') {
				return cut.replaceAll("[\\p{Cntrl}&&[^\\n]]", " ");
			}
		}
		return cut;
	}

	/** In the head and foot of a page {@code &} begins a command. */
	private static String escaped(String text) {
		return (text.length() <= LONGEST_MARK ? text : text.substring(0, LONGEST_MARK) + "…").replace("&", "&&");
	}
}
