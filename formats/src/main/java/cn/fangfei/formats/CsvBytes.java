package cn.fangfei.formats;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

import org.jspecify.annotations.Nullable;

/**
 * A large csv read as bytes: each row is given as places in a buffer and no object is made for it. For files of many millions of rows; what
 * a field means is up to the reader. Rows are cut by {@link CsvRecordSplitter}, so one bad row costs one row. Plain or gzip; the first
 * row is the header.
 */
final class CsvBytes implements AutoCloseable {

	private static final int SAMPLE = 1 << 20;
	private static final int NONE = -1;

	private final InputStream in;
	private final CsvRecordSplitter splitter;
	private final TextDecoder decoder;
	private final CountingInput stored;
	private final long bytesTotal;
	private final ReadLimits limits;
	private List<String> header = List.of();
	private boolean ended;
	private @Nullable IOException brokenOff;
	private @Nullable RowProblem problem;
	private byte[] bytes = new byte[0];
	private int fields;
	private int[] from = new int[32];
	private int[] to = new int[32];
	/** Quoted fields without their quotes. */
	private byte[] unquoted = new byte[256];
	private int unquotedUsed;
	private boolean[] moved = new boolean[32];

	private CsvBytes(InputStream in, TextDecoder decoder, CountingInput stored, long bytesTotal, ReadLimits limits) {
		this.in = in;
		this.decoder = decoder;
		this.stored = stored;
		this.bytesTotal = bytesTotal;
		this.limits = limits;
		this.splitter = new CsvRecordSplitter(in, limits);
	}

	/**
	 * @param fileName the name the person knows the file by, for messages
	 * @throws UnreadableFile when it is no csv at all: missing, empty, another kind of file
	 */
	static CsvBytes open(Path file, String fileName, ReadLimits limits) throws UnreadableFile {
		CountingInput stored = null;
		boolean done = false;
		try {
			if (Files.size(file) == 0) {
				throw new UnreadableFile("文件“" + fileName + "”是空的。请检查导出是否成功后重试");
			}
			var format = FileKind.formatOf(file, fileName);
			if (format == FileFormat.XLSX) {
				throw new UnreadableFile("文件“" + fileName + "”是 Excel 工作簿。流水和账户请用 .csv 或 .csv.gz：在表格软件中另存为“CSV UTF-8（逗号分隔）”后重试");
			}
			stored = new CountingInput(Files.newInputStream(file));
			InputStream plain = stored;
			if (format == FileFormat.CSV_GZ) {
				plain = new BoundedInflation(new GZIPInputStream(new BufferedInputStream(stored, 1 << 16), 1 << 16), stored::count,
						Long.MAX_VALUE, limits);
			}
			var text = new SampledInput(plain, SAMPLE);
			var sample = text.sample();
			if (sample.length == 0) {
				if (text.failure() != null) {
					throw text.failure();
				}
				throw new UnreadableFile("文件“" + fileName + "”是空的。请检查导出是否成功后重试");
			}
			FileKind.refuseOtherText(sample, fileName);
			var opened = new CsvBytes(text, new TextDecoder(text.charset()), stored, Files.size(file), limits);
			opened.readHeader(fileName);
			done = true;
			return opened;
		} catch (IOException e) {
			throw BrokenOff.file(fileName, e);
		} finally {
			if (!done && stored != null) {
				Closing.quietly(stored);
			}
		}
	}

	/** Rows that come one by one, each as UTF-8 bytes of its own ({@link #take}); null when this is not one row. */
	static @Nullable CsvBytes under(byte[] header, ReadLimits limits) {
		var none = new CountingInput(InputStream.nullInputStream());
		var opened = new CsvBytes(none, new TextDecoder(StandardCharsets.UTF_8), none, 0, limits);
		opened.take(FileKind.startsWithBom(header) ? Arrays.copyOfRange(header, 3, header.length) : header);
		if (!opened.next() || opened.problem != null) {
			return null;
		}
		opened.nameColumns();
		return opened.next() ? null : opened;
	}

	/** What is read next, instead of whatever was left. */
	void take(byte[] rows) {
		splitter.restart(rows);
		ended = false;
	}

	private void readHeader(String fileName) throws UnreadableFile {
		if (!next()) {
			throw new UnreadableFile("文件“" + fileName + "”没有表头。请检查导出是否成功后重试");
		}
		if (problem != null) {
			throw new UnreadableFile("文件“" + fileName + "”的表头无法读取：" + problem.sentence());
		}
		nameColumns();
	}

	private void nameColumns() {
		var names = new ArrayList<String>();
		for (int i = 0; i < fields; i++) {
			var name = text(i);
			names.add(name == null ? "" : name.strip());
		}
		header = List.copyOf(names);
		splitter.expectColumns(header.size());
	}

	List<String> header() {
		return header;
	}

	/** Where a column stands whose header is one of the names; -1 when there is none. */
	int column(String... names) {
		for (var name : names) {
			for (int i = 0; i < header.size(); i++) {
				if (Headers.normalised(header.get(i)).equals(Headers.normalised(name))) {
					return i;
				}
			}
		}
		return NONE;
	}

	/** Goes to the next row that is not blank; a file that breaks off ends with one bad row that says so. */
	boolean next() {
		while (!ended) {
			problem = null;
			try {
				if (!splitter.next()) {
					ended = true;
					return false;
				}
			} catch (IOException e) {
				ended = true;
				fields = 0;
				brokenOff = e;
				problem = BrokenOff.row(splitter.line(), e);
				return true;
			}
			problem = flaw();
			if (problem != null) {
				fields = 0;
				return true;
			}
			if (split()) {
				if (!header.isEmpty() && fields > header.size()) {
					problem = RowProblem.error(splitter.line(), "这一行有 " + fields + " 列，表头只有 " + header.size() + " 列，多半是内容里有逗号却没有加双引号",
							"请给含逗号的内容加上双引号后重试");
				}
				return true;
			}
		}
		return false;
	}

	private @Nullable RowProblem flaw() {
		long line = splitter.line();
		return switch (splitter.flaw()) {
			case TOO_LONG -> RowProblem.error(line, "这一行超过 " + limits.maxRowChars() + " 个字，已跳过", "请检查这一行是否缺少换行，改好后重试");
			case TOO_MANY_COLUMNS -> RowProblem.error(line, "这一行超过 " + limits.maxColumns() + " 列，已跳过", "请删除多余的列后重试");
			case QUOTE_NOT_CLOSED -> RowProblem.error(line, "这一行的双引号没有配对，无法分列", "请补上缺少的双引号（\"），或删去多余的双引号后重试");
			case TEXT_AFTER_QUOTE -> RowProblem.error(line, "这一行的双引号后面多出文字，无法分列", "内容里的双引号请写成两个双引号（\"\"），或删去后重试");
			case NONE -> null;
		};
	}

	/** Finds the fields; false for a blank row. */
	private boolean split() {
		bytes = splitter.bytes();
		if (splitter.plain()) {
			return splitPlain();
		}
		int end = splitter.to();
		fields = 0;
		unquotedUsed = 0;
		boolean blank = true;
		int i = splitter.from();
		while (true) {
			if (fields == from.length) {
				from = Arrays.copyOf(from, fields * 2);
				to = Arrays.copyOf(to, fields * 2);
				moved = Arrays.copyOf(moved, fields * 2);
			}
			if (i < end && bytes[i] == '"') {
				i = unquote(i + 1, end);
				blank = false;
			} else {
				int begin = i;
				while (i < end && bytes[i] != ',') {
					i++;
				}
				int first = begin;
				int behind = i;
				while (first < behind && space(bytes[first])) {
					first++;
				}
				while (behind > first && space(bytes[behind - 1])) {
					behind--;
				}
				from[fields] = first;
				to[fields] = behind;
				moved[fields] = false;
				blank &= first == behind;
			}
			fields++;
			if (i >= end) {
				return !blank;
			}
			i++;
		}
	}

	private boolean splitPlain() {
		int commas = splitter.commas();
		if (commas >= from.length) {
			from = new int[commas * 2];
			to = new int[commas * 2];
			moved = new boolean[commas * 2];
		}
		boolean blank = true;
		int first = splitter.from();
		for (int i = 0; i <= commas; i++) {
			int comma = i < commas ? splitter.comma(i) : splitter.to();
			int behind = comma;
			while (first < behind && space(bytes[first])) {
				first++;
			}
			while (behind > first && space(bytes[behind - 1])) {
				behind--;
			}
			from[i] = first;
			to[i] = behind;
			moved[i] = false;
			blank &= first == behind;
			first = comma + 1;
		}
		fields = commas + 1;
		return !blank;
	}

	private static boolean space(byte b) {
		return b == ' ' || b == '\t';
	}

	private int unquote(int begin, int end) {
		if (unquotedUsed + end - begin > unquoted.length) {
			unquoted = Arrays.copyOf(unquoted, Math.max(unquotedUsed + end - begin, unquoted.length * 2));
		}
		int first = unquotedUsed;
		int i = begin;
		while (i < end) {
			if (bytes[i] == '"') {
				if (i + 1 < end && bytes[i + 1] == '"') {
					i++;
				} else {
					i++;
					break;
				}
			}
			unquoted[unquotedUsed++] = bytes[i++];
		}
		int behind = unquotedUsed;
		while (first < behind && space(unquoted[first])) {
			first++;
		}
		while (behind > first && space(unquoted[behind - 1])) {
			behind--;
		}
		from[fields] = first;
		to[fields] = behind;
		moved[fields] = true;
		while (i < end && bytes[i] != ',') {
			i++;
		}
		return i;
	}

	/** Why the row cannot be used; null for a good one. */
	@Nullable RowProblem problem() {
		return problem;
	}

	/** Why the file could not be read to its end, said by its last row; null when it was or may be. */
	@Nullable IOException brokenOff() {
		return brokenOff;
	}

	/** Physical line where the row begins, from 1. */
	long line() {
		return splitter.line();
	}

	/** The bytes of a field, without quotes and blanks around, lie here from {@link #from} to {@link #to}. */
	byte[] bytes(int field) {
		return moved[field] ? unquoted : bytes;
	}

	int from(int field) {
		return from[field];
	}

	int to(int field) {
		return to[field];
	}

	boolean empty(int column) {
		return column < 0 || column >= fields || from[column] == to[column];
	}

	/** A field as text, empty when the row has no such column; null when its bytes are of no charset we know. */
	@Nullable String text(int column) {
		return empty(column) ? "" : decoder.decode(bytes(column), from[column], to[column]);
	}

	boolean utf8() {
		return decoder.charset().equals(StandardCharsets.UTF_8);
	}

	long bytesTotal() {
		return bytesTotal;
	}

	long bytesRead() {
		return Math.min(bytesTotal, stored.count());
	}

	@Override
	public void close() {
		Closing.quietly(in);
	}
}
