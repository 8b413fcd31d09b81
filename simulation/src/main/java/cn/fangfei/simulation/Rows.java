package cn.fangfei.simulation;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A text file in UTF-8, written in large pieces. Fields that need it are quoted after RFC 4180. */
final class Rows implements AutoCloseable {

	private static final int PIECE = 1 << 16;

	private final OutputStream out;
	private final byte[] buffer = new byte[PIECE];
	private int size;
	private boolean begun;

	Rows(Path file, String header) throws IOException {
		out = Files.newOutputStream(file);
		if (!header.isEmpty()) {
			raw(header);
			end();
		}
	}

	/** The next field of a row. */
	Rows field(String text) throws IOException {
		separate();
		if (text.indexOf(',') >= 0 || text.indexOf('"') >= 0 || text.indexOf('\n') >= 0) {
			raw("\"" + text.replace("\"", "\"\"") + "\"");
		} else {
			raw(text);
		}
		return this;
	}

	/** The next field of a row, a number of at least so many digits. */
	Rows field(long number, int digits) throws IOException {
		separate();
		digits(number, digits);
		return this;
	}

	Rows field(long number) throws IOException {
		return field(number, 1);
	}

	/** The next field of a row: yuan with two decimals. */
	Rows money(long fen) throws IOException {
		separate();
		digits(fen / 100, 1);
		put('.');
		digits(fen % 100, 2);
		return this;
	}

	/** The next field of a row: bytes that need no quotes. */
	Rows bytes(byte[] bytes) throws IOException {
		separate();
		raw(bytes);
		return this;
	}

	/** The next field of a row: a day and what is written for its second. */
	Rows stamp(String date, byte[] second) throws IOException {
		separate();
		room(date.length());
		for (int i = 0; i < date.length(); i++) {
			buffer[size++] = (byte) date.charAt(i);
		}
		raw(second);
		return this;
	}

	void end() throws IOException {
		put('\n');
		begun = false;
	}

	private void separate() throws IOException {
		if (begun) {
			put(',');
		}
		begun = true;
	}

	private void digits(long number, int least) throws IOException {
		int count = 1;
		for (long rest = number / 10; rest > 0; rest /= 10) {
			count++;
		}
		count = Math.max(count, least);
		room(count);
		long rest = number;
		for (int i = size + count - 1; i >= size; i--) {
			buffer[i] = (byte) ('0' + rest % 10);
			rest /= 10;
		}
		size += count;
	}

	private void put(char c) throws IOException {
		room(1);
		buffer[size++] = (byte) c;
	}

	private void raw(String text) throws IOException {
		raw(text.getBytes(StandardCharsets.UTF_8));
	}

	private void raw(byte[] bytes) throws IOException {
		if (bytes.length > PIECE) {
			flush();
			out.write(bytes);
			return;
		}
		room(bytes.length);
		System.arraycopy(bytes, 0, buffer, size, bytes.length);
		size += bytes.length;
	}

	private void room(int bytes) throws IOException {
		if (size + bytes > PIECE) {
			flush();
		}
	}

	private void flush() throws IOException {
		out.write(buffer, 0, size);
		size = 0;
	}

	@Override
	public void close() throws IOException {
		try (out) {
			flush();
		}
	}
}
