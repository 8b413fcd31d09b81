package cn.fangfei.formats;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import org.jspecify.annotations.Nullable;

/**
 * A company register as somebody handed it in, read row by row in constant memory. Opening finds out what the file is, its charset and its
 * header; only a file of which nothing can be read is refused. A file that breaks off later ends with one bad row that says so.
 */
public final class RegisterFile implements AutoCloseable {

	/** Titles and remarks stand above the header of many exports; further down a header is not looked for. */
	private static final int HEADER_WITHIN = 10;
	private static final int SAMPLE = 1 << 20;

	private final FileFormat format;
	private final @Nullable Charset charset;
	private final RowSource source;
	private List<String> header = List.of();
	private final List<RowProblem> notices;
	private final Deque<RawRow> ahead;
	private final Predicate<List<String>> looksLikeHeader;
	private RawRow row = new RawRow(0, List.of(), null);
	private boolean ended;

	private RegisterFile(FileFormat format, @Nullable Charset charset, RowSource source, List<RowProblem> notices,
			Predicate<List<String>> looksLikeHeader) throws UnreadableFile {
		this.looksLikeHeader = looksLikeHeader;
		this.format = format;
		this.charset = charset;
		this.source = source;
		this.notices = new ArrayList<>(notices);
		this.ahead = new ArrayDeque<>();
		this.header = findHeader();
		source.expectHeader(header);
	}

	/**
	 * @param fileName the name the person knows the file by, for messages
	 * @throws UnreadableFile when it is no register at all: empty, another kind of file, locked by a password, a bomb
	 */
	public static RegisterFile open(Path file, String fileName, ReadLimits limits) throws UnreadableFile {
		return open(file, fileName, limits, Headers::looksLikeHeader);
	}

	/**
	 * A table of another kind than a register.
	 *
	 * @param fileName the name the person knows the file by, for messages
	 * @param looksLikeHeader by which the sheet of a workbook is chosen, and the header found below titles; without one the first row is it
	 * @throws UnreadableFile when no table can be read: empty, another kind of file, locked by a password, a bomb
	 */
	public static RegisterFile open(Path file, String fileName, ReadLimits limits, Predicate<List<String>> looksLikeHeader)
			throws UnreadableFile {
		RowSource source = null;
		boolean done = false;
		try {
			if (Files.size(file) == 0) {
				throw new UnreadableFile("文件“" + fileName + "”是空的。请检查导出是否成功，再重新上传");
			}
			var format = FileKind.formatOf(file, fileName);
			Charset charset = null;
			var notices = new ArrayList<RowProblem>();
			if (format == FileFormat.XLSX) {
				source = XlsxRowSource.open(file, fileName, limits, looksLikeHeader, notices);
			} else {
				var stored = new CountingInput(Files.newInputStream(file));
				InputStream in = stored;
				SampledInput text;
				try {
					if (format == FileFormat.CSV_GZ) {
						in = new BoundedInflation(new GZIPInputStream(new BufferedInputStream(stored, 1 << 16), 1 << 16), stored::count,
								limits.maxUncompressedBytes(), limits);
					}
					text = new SampledInput(in, SAMPLE);
				} catch (IOException e) {
					stored.close();
					throw e;
				}
				source = csv(text, fileName, limits, Files.size(file), stored);
				charset = ((CsvRowSource) source).charset();
			}
			var opened = new RegisterFile(format, charset, source, notices, looksLikeHeader);
			done = true;
			return opened;
		} catch (LimitReached e) {
			throw new UnreadableFile("文件“" + fileName + "”" + e.getMessage() + "。" + e.remedy, e);
		} catch (EOFException | ZipException e) {
			throw new UnreadableFile("文件“" + fileName + "”不完整或已损坏，没有读到任何内容。请重新下载或重新导出后上传", e);
		} catch (IOException e) {
			throw new UnreadableFile("文件“" + fileName + "”无法读取。请检查文件是否存在、能否打开，再重新上传", e);
		} finally {
			if (!done && source != null) {
				Closing.quietly(source);
			}
		}
	}

	private static CsvRowSource csv(SampledInput text, String fileName, ReadLimits limits, long size, CountingInput stored)
			throws UnreadableFile, IOException {
		boolean done = false;
		try {
			var sample = text.sample();
			if (sample.length == 0) {
				if (text.failure() != null) {
					throw text.failure();
				}
				throw new UnreadableFile("文件“" + fileName + "”是空的。请检查导出是否成功，再重新上传");
			}
			FileKind.refuseOtherText(sample, fileName);
			var source = new CsvRowSource(text, text.charset(), limits, size, stored::count);
			done = true;
			return source;
		} finally {
			if (!done) {
				text.close();
			}
		}
	}

	private List<String> findHeader() throws UnreadableFile {
		var first = new ArrayList<RawRow>();
		while (first.size() < HEADER_WITHIN && advance()) {
			first.add(row);
			if (row.problem() == null && looksLikeHeader.test(row.cells())) {
				int skipped = first.size() - 1;
				if (skipped > 0) {
					notices.add(RowProblem.warning(row.line(), "表头在第 " + row.line() + " 行，它上面的 " + skipped + " 行没有读取", "如果其中有要用的数据，请移到表头下面再上传"));
				}
				return List.copyOf(row.cells());
			}
		}
		if (first.isEmpty()) {
			throw new UnreadableFile("文件里没有任何内容。请检查导出是否成功，再重新上传");
		}
		var top = first.get(0);
		if (top.problem() != null) {
			throw new UnreadableFile("表头无法读取：" + top.problem().sentence());
		}
		ahead.addAll(first.subList(1, first.size()));
		var cells = top.cells();
		if (cells.size() == 1 && (cells.get(0).indexOf('\t') >= 0 || cells.get(0).indexOf(';') >= 0 || cells.get(0).indexOf('；') >= 0
				|| cells.get(0).indexOf('，') >= 0 || cells.get(0).indexOf('|') >= 0)) {
			throw new UnreadableFile("第" + top.line() + "行：各列之间不是用英文逗号分隔的。请在表格软件中打开后另存为“CSV UTF-8（逗号分隔）”再上传");
		}
		return List.copyOf(cells);
	}

	public FileFormat format() {
		return format;
	}

	/** The charset of a text file; empty for a workbook. */
	public Optional<Charset> charset() {
		return Optional.ofNullable(charset);
	}

	public List<String> header() {
		return header;
	}

	/** What is worth saying about the file as a whole, such as further sheets that are not read. */
	public List<RowProblem> notices() {
		return List.copyOf(notices);
	}

	/** The mapping that the headers suggest. */
	public ColumnMapping guess() {
		return new ColumnMapping(Headers.guess(header));
	}

	/** The same for every file with the same headers in the same order: what a confirmed mapping is remembered by. */
	public String headerSignature() {
		return Headers.signature(header);
	}

	public long bytesTotal() {
		return source.bytesTotal();
	}

	/** How much of {@link #bytesTotal()} has been read; of a workbook an estimate by rows. */
	public long bytesRead() {
		return source.bytesRead();
	}

	/** Goes to the next row; blank rows are left out. A file that breaks off gives one last bad row. */
	public boolean next() {
		if (!ahead.isEmpty()) {
			row = ahead.removeFirst();
			return true;
		}
		return advance();
	}

	public RawRow row() {
		return row;
	}

	private boolean advance() {
		if (ended) {
			return false;
		}
		try {
			if (source.next()) {
				row = ErrorWorkbook.whole(source.row(), header);
				return true;
			}
			ended = true;
			return false;
		} catch (LimitReached e) {
			row = RawRow.bad(source.line(), List.of(), "从这一行起不再读取：" + e.getMessage(), e.remedy);
		} catch (EOFException | ZipException e) {
			row = RawRow.bad(source.line(), List.of(), "文件从这一行起不完整或已损坏，前面的行不受影响", "请重新下载或重新导出完整的文件后上传");
		} catch (IOException e) {
			row = RawRow.bad(source.line(), List.of(), "文件从这一行起无法读取，前面的行不受影响", "请检查文件后重新上传");
		}
		ended = true;
		return true;
	}

	@Override
	public void close() {
		Closing.quietly(source);
	}
}
