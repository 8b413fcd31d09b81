package cn.fangfei.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/** Rows of a csv stream: cut by {@link CsvRecordSplitter}, decoded by {@link TextDecoder}, taken apart record by record. */
final class CsvRowSource implements RowSource {

	private final InputStream in;
	private final CsvRecordSplitter splitter;
	private final TextDecoder decoder;
	private final ReadLimits limits;
	private final LongSupplier bytesRead;
	private final long bytesTotal;
	private int columns = 16;
	private RawRow row = new RawRow(0, List.of(), null);

	CsvRowSource(InputStream in, Charset charset, ReadLimits limits, long bytesTotal, LongSupplier bytesRead) {
		this.in = in;
		this.splitter = new CsvRecordSplitter(in, limits);
		this.decoder = new TextDecoder(charset);
		this.limits = limits;
		this.bytesTotal = bytesTotal;
		this.bytesRead = bytesRead;
	}

	Charset charset() {
		return decoder.charset();
	}

	@Override
	public boolean next() throws IOException {
		while (splitter.next()) {
			if (splitter.from() == splitter.to() && splitter.flaw() == CsvRecordSplitter.Flaw.NONE) {
				continue;
			}
			row = read();
			if (row.problem() != null || !blank(row.cells())) {
				return true;
			}
		}
		return false;
	}

	private RawRow read() {
		long line = splitter.line();
		switch (splitter.flaw()) {
			case TOO_LONG -> {
				return RawRow.bad(line, List.of(), "这一行超过 " + limits.maxRowChars() + " 个字，已跳过", "请检查这一行是否缺少换行，改好后重新上传");
			}
			case TOO_MANY_COLUMNS -> {
				return RawRow.bad(line, List.of(), "这一行超过 " + limits.maxColumns() + " 列，已跳过", "请删除多余的列后重新上传");
			}
			case QUOTE_NOT_CLOSED -> {
				return RawRow.bad(line, damaged(), "这一行的双引号没有配对，无法分列", "请补上缺少的双引号（\"），或删去多余的双引号后重新上传");
			}
			case TEXT_AFTER_QUOTE -> {
				return RawRow.bad(line, damaged(), "这一行的双引号后面多出文字，无法分列", "内容里的双引号请写成两个双引号（\"\"），或删去后重新上传");
			}
			default -> {
			}
		}
		var text = decoder.decode(splitter.bytes(), splitter.from(), splitter.to());
		if (text == null) {
			return RawRow.bad(line, List.of(), "这一行有无法识别的字节，既不是 UTF-8 也不是 GB18030 编码", "请用原系统重新导出，或在表格软件中打开后另存为“CSV UTF-8”再上传");
		}
		if (text.length() > limits.maxRowChars()) {
			return RawRow.bad(line, List.of(), "这一行超过 " + limits.maxRowChars() + " 个字，已跳过", "请检查这一行是否缺少换行，改好后重新上传");
		}
		if (text.indexOf('\0') >= 0) {
			return RawRow.bad(line, List.of(text.replace("\0", "")), "这一行含有空字符（NUL），数据可能已损坏", "请从原系统重新导出这一行后再上传");
		}
		var cells = cells(text);
		return cells == null ? RawRow.bad(line, List.of(), "这一行无法分列", "请检查这一行的逗号和双引号后重新上传")
				: new RawRow(line, Collections.unmodifiableList(cells), null);
	}

	/** The cells of a record; null when its quotes do not add up, which the splitter lets nothing of through. */
	private @Nullable List<String> cells(String record) {
		var cells = new ArrayList<String>(columns);
		int length = record.length();
		int from = 0;
		int to;
		do {
			if (from < length && record.charAt(from) == '"') {
				to = closingQuote(record, from + 1);
				if (to < 0 || to + 1 < length && record.charAt(to + 1) != ',') {
					return null;
				}
				var cell = record.substring(from + 1, to++);
				cells.add(cell.indexOf('"') < 0 ? cell : cell.replace("\"\"", "\""));
			} else {
				to = record.indexOf(',', from);
				to = to < 0 ? length : to;
				cells.add(record.substring(from, to));
			}
			from = to + 1;
		} while (to < length);
		columns = cells.size();
		return cells;
	}

	/** Of two quotes in a row neither closes. */
	private static int closingQuote(String record, int from) {
		int at = record.indexOf('"', from);
		while (at >= 0 && at + 1 < record.length() && record.charAt(at + 1) == '"') {
			at = record.indexOf('"', at + 2);
		}
		return at;
	}

	/** A damaged row cannot be taken apart; its text is shown as one cell, so that whoever mends it sees what it was. */
	private List<String> damaged() {
		int to = Math.min(splitter.to(), splitter.from() + 4_000);
		var text = decoder.decode(splitter.bytes(), splitter.from(), to);
		return text == null ? List.of() : List.of(text.replace("\0", ""));
	}

	private static boolean blank(List<String> cells) {
		for (var cell : cells) {
			if (!cell.isBlank()) {
				return false;
			}
		}
		return true;
	}

	@Override
	public RawRow row() {
		return row;
	}

	@Override
	public long line() {
		return splitter.line();
	}

	@Override
	public void expectHeader(List<String> header) {
		splitter.expectColumns(header.size());
	}

	@Override
	public long bytesTotal() {
		return bytesTotal;
	}

	@Override
	public long bytesRead() {
		return Math.min(bytesTotal, bytesRead.getAsLong());
	}

	@Override
	public void close() throws IOException {
		in.close();
	}
}
