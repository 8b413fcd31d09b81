package cn.fangfei.formats;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

import org.jspecify.annotations.Nullable;

/**
 * A text file read line by line in constant memory, such as one JSON object a line: UTF-8 or GB18030, with or without a byte order mark,
 * plain or gzip. Blank lines are left out. A line that cannot be read is given with its problem, and reading goes on; a file that breaks
 * off ends with one bad line that says so.
 */
public final class LineFile implements AutoCloseable {

	private static final int SAMPLE = 1 << 20;

	private final InputStream in;
	private final TextDecoder decoder;
	private final CountingInput stored;
	private final long bytesTotal;
	private final int maxBytes;
	private byte[] buffer = new byte[1 << 16];
	private int limit;
	private int position;
	private boolean ended;
	private long line;
	private @Nullable String text;
	private @Nullable RowProblem problem;

	private LineFile(InputStream in, TextDecoder decoder, CountingInput stored, long bytesTotal, int maxBytes) {
		this.in = in;
		this.decoder = decoder;
		this.stored = stored;
		this.bytesTotal = bytesTotal;
		this.maxBytes = maxBytes;
	}

	/**
	 * @param fileName the name the person knows the file by, for messages
	 * @throws UnreadableFile when it is no text at all: missing, empty, binary
	 */
	public static LineFile open(Path file, String fileName, ReadLimits limits) throws UnreadableFile {
		CountingInput stored = null;
		boolean done = false;
		try {
			long size = Files.size(file);
			stored = new CountingInput(Files.newInputStream(file));
			var head = new BufferedInputStream(stored, 1 << 16);
			head.mark(2);
			boolean zipped = head.read() == 0x1f && head.read() == 0x8b;
			head.reset();
			var counted = stored;
			InputStream plain = zipped ? new BoundedInflation(new GZIPInputStream(head, 1 << 16), counted::count, limits.maxUncompressedBytes(),
					limits) : head;
			var text = new SampledInput(plain, SAMPLE);
			var sample = text.sample();
			if (sample.length == 0 && text.failure() != null) {
				throw text.failure();
			}
			if (sample.length == 0) {
				throw new UnreadableFile("文件“" + fileName + "”是空的。请检查导出是否成功后重试");
			}
			if (binary(sample)) {
				throw new UnreadableFile("文件“" + fileName + "”是 UTF-16 编码或二进制文件，不是文本。请另存为 UTF-8 编码的文本后重试");
			}
			var opened = new LineFile(text, new TextDecoder(text.charset()), stored, size, (int) Math.min(limits.maxRowChars() * 4L, 1 << 29));
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

	/** Texts of the charsets we know have no NUL, neither have they the marks of UTF-16. */
	private static boolean binary(byte[] sample) {
		int nul = 0;
		int length = Math.min(sample.length, 4096);
		for (int i = 0; i < length; i++) {
			nul += sample[i] == 0 ? 1 : 0;
		}
		int first = sample[0] & 0xff;
		int second = sample.length > 1 ? sample[1] & 0xff : 0;
		return nul * 4 > length || first == 0xff && second == 0xfe || first == 0xfe && second == 0xff || first == 'P' && second == 'K' && nul > 0;
	}

	/** Goes to the next line that is not blank. */
	public boolean next() {
		while (!ended) {
			try {
				if (!readLine()) {
					ended = true;
					return false;
				}
			} catch (IOException e) {
				ended = true;
				text = null;
				problem = BrokenOff.row(line, e);
				return true;
			}
			if (problem != null || text == null || !text.isBlank()) {
				return true;
			}
		}
		return false;
	}

	/** The line without its end; null when it has a problem. */
	public @Nullable String text() {
		return text;
	}

	/** Why the line cannot be read; null for a good one. */
	public @Nullable RowProblem problem() {
		return problem;
	}

	/** Physical line, from 1. */
	public long line() {
		return line;
	}

	public long bytesTotal() {
		return bytesTotal;
	}

	public long bytesRead() {
		return Math.min(bytesTotal, stored.count());
	}

	private boolean readLine() throws IOException {
		line++;
		text = null;
		problem = null;
		boolean tooLong = false;
		int scanned = position;
		while (true) {
			while (scanned < limit && buffer[scanned] != '\n') {
				scanned++;
			}
			if (scanned < limit) {
				break;
			}
			if (scanned - position > maxBytes) {
				tooLong = true;
				position = scanned;
			}
			int kept = scanned - position;
			if (position > 0) {
				System.arraycopy(buffer, position, buffer, 0, kept);
				position = 0;
				limit = kept;
				scanned = kept;
			}
			if (limit == buffer.length) {
				buffer = Arrays.copyOf(buffer, buffer.length * 2);
			}
			int read = in.read(buffer, limit, buffer.length - limit);
			if (read < 0) {
				if (kept == 0 && !tooLong) {
					return false;
				}
				break;
			}
			limit += read;
		}
		if (tooLong || scanned - position > maxBytes) {
			problem = RowProblem.error(line, "这一行超过 " + maxBytes / 4 + " 个字，已跳过", "请检查这一行是否缺少换行，改好后重试");
		} else {
			int end = scanned > position && buffer[scanned - 1] == '\r' ? scanned - 1 : scanned;
			text = decoder.decode(buffer, position, end);
			if (text == null) {
				problem = RowProblem.error(line, "这一行有无法识别的字节，既不是 UTF-8 也不是 GB18030 编码", "请用原系统重新导出，或另存为 UTF-8 编码后重试");
			}
		}
		position = Math.min(limit, scanned + 1);
		return true;
	}

	@Override
	public void close() {
		Closing.quietly(in);
	}
}
