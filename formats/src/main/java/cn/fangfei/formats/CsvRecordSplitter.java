package cn.fangfei.formats;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Cuts a byte stream into csv records without trusting its quotes. It works on bytes because in UTF-8 and GB18030 no part of a longer
 * character looks like a quote, comma or line end. A record whose quotes do not add up is given up at its first physical line and reading
 * goes on with the next one: one missing quote costs one row, not the rest of the file. What counts as not adding up:
 * text after a closing quote, the end of the file or a limit of lines or length within quotes, and – for a record of several lines – a
 * number of columns other than the header's or a quote inside unquoted text, because then the quotes of two rows have been taken for one pair.
 */
final class CsvRecordSplitter {

	enum Flaw {
		NONE, TOO_LONG, TOO_MANY_COLUMNS, QUOTE_NOT_CLOSED, TEXT_AFTER_QUOTE
	}

	private static final int FIELD_START = 0;
	private static final int UNQUOTED = 1;
	private static final int QUOTED = 2;
	private static final int AFTER_QUOTE = 3;

	private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
	private static final long SEVEN_BITS = 0x7f7f7f7f7f7f7f7fL;
	private static final long TOP_BITS = 0x8080808080808080L;
	/** Added to seven bits, it sets the top bit from the first character behind the comma on. */
	private static final long BEHIND_COMMA = (0x80 - (',' + 1)) * 0x0101010101010101L;
	private static final int PLAIN_COMMAS = 64;

	private final InputStream in;
	private final int maxBytes;
	private final int maxLines;
	private final int maxColumns;
	private int expectedColumns = -1;

	private byte[] buffer = new byte[1 << 16];
	private int limit;
	/** Where the next record begins. */
	private int position;
	private long nextLine = 1;
	private boolean skipLineFeed;
	private boolean atEnd;

	private int from;
	private int to;
	private long line = 1;
	private Flaw flaw = Flaw.NONE;
	private boolean plain;
	private final int[] commas = new int[PLAIN_COMMAS];
	private int commaCount;

	CsvRecordSplitter(InputStream in, ReadLimits limits) {
		this.in = in;
		this.maxBytes = (int) Math.min(limits.maxRowChars() * 4L, 1 << 29);
		this.maxLines = limits.maxRowLines();
		this.maxColumns = limits.maxColumns();
	}

	/** Goes on with these bytes and nothing after them, whatever was left before; lines are counted from 1 again. */
	void restart(byte[] bytes) {
		if (buffer.length <= bytes.length) {
			buffer = new byte[bytes.length + 1];
		}
		System.arraycopy(bytes, 0, buffer, 0, bytes.length);
		// with its end a line is found the short way
		buffer[bytes.length] = '\n';
		limit = bytes.length + 1;
		position = 0;
		nextLine = 1;
		skipLineFeed = false;
		atEnd = true;
	}

	void expectColumns(int columns) {
		this.expectedColumns = columns;
	}

	/** The bytes of the record lie in {@link #bytes()} from {@link #from()} to {@link #to()} until the next call. */
	boolean next() throws IOException {
		if (skipLineFeed && available(position)) {
			if (buffer[position] == '\n') {
				position++;
			}
			skipLineFeed = false;
		}
		line = nextLine;
		flaw = Flaw.NONE;
		if (!available(position)) {
			return false;
		}
		plain = scanPlain();
		if (!plain) {
			scan();
		}
		return true;
	}

	/**
	 * Reads a record of one line without quotes, eight bytes at a time: the comma is the last of the characters that mean something, so
	 * eight are passed over at once when none is at or below it (docs/detection/flow.md, "Speed"). False, and nothing done, when it is not
	 * as plain as that or reaches the end of what was read so far.
	 */
	private boolean scanPlain() {
		var bytes = buffer;
		int count = 0;
		for (int i = position; i <= limit - 8; i += 8) {
			long eight = (long) LONGS.get(bytes, i);
			long low = ~((eight & SEVEN_BITS) + BEHIND_COMMA | eight) & TOP_BITS;
			while (low != 0) {
				int at = i + (Long.numberOfTrailingZeros(low) >>> 3);
				byte b = bytes[at];
				if (b == ',') {
					if (count == PLAIN_COMMAS) {
						return false;
					}
					commas[count++] = at;
				} else if (b == '\n' || b == '\r' && at + 1 < limit && bytes[at + 1] == '\n') {
					if (at - position > maxBytes || count >= maxColumns) {
						return false;
					}
					commaCount = count;
					from = position;
					to = at;
					position = b == '\n' ? at + 1 : at + 2;
					nextLine = line + 1;
					return true;
				} else if (b == '"' || b == '\r') {
					return false;
				}
				low &= low - 1;
			}
		}
		return false;
	}

	/** Whether the record is one line without quotes; then {@link #comma} says where its fields end. */
	boolean plain() {
		return plain;
	}

	int commas() {
		return commaCount;
	}

	int comma(int i) {
		return commas[i];
	}

	byte[] bytes() {
		return buffer;
	}

	int from() {
		return from;
	}

	int to() {
		return to;
	}

	long line() {
		return line;
	}

	Flaw flaw() {
		return flaw;
	}

	private void scan() throws IOException {
		int state = FIELD_START;
		int columns = 1;
		int lines = 1;
		int secondLine = -1;
		boolean stray = false;
		int i = position;
		while (true) {
			if (i == limit) {
				int length = i - position;
				if (length > maxBytes) {
					tooLong(secondLine, state == QUOTED);
					return;
				}
				int moved = position;
				boolean more = available(i);
				moved -= position;
				i -= moved;
				secondLine = secondLine < 0 ? -1 : secondLine - moved;
				if (!more) {
					if (state == QUOTED) {
						giveUp(secondLine, i, i, lines, Flaw.QUOTE_NOT_CLOSED);
					} else {
						finish(i, i, lines, columns, stray, secondLine);
					}
					return;
				}
			}
			byte b = buffer[i];
			switch (state) {
				case FIELD_START, UNQUOTED -> {
					if (b == '\n' || b == '\r') {
						skipLineFeed = b == '\r';
						finish(i, i + 1, lines, columns, stray, secondLine);
						return;
					}
					if (b == ',') {
						columns++;
						state = FIELD_START;
					} else if (b == '"') {
						if (state == FIELD_START) {
							state = QUOTED;
						} else {
							stray = true;
						}
					} else {
						state = UNQUOTED;
						while (i + 1 < limit && (buffer[i + 1] > ',' || buffer[i + 1] < 0)) {
							i++;
						}
					}
					i++;
				}
				case QUOTED -> {
					if (b == '"') {
						state = AFTER_QUOTE;
					} else if (b == '\n' || b == '\r') {
						boolean second = b == '\n' && i > position && buffer[i - 1] == '\r';
						if (second) {
							if (secondLine == i) {
								secondLine = i + 1;
							}
						} else {
							lines++;
							if (secondLine < 0) {
								secondLine = i + 1;
							}
							if (lines > maxLines) {
								giveUp(secondLine, i, i + 1, lines, Flaw.QUOTE_NOT_CLOSED);
								return;
							}
						}
					}
					i++;
				}
				default -> {
					if (b == '"') {
						state = QUOTED;
						i++;
					} else if (b == ',') {
						columns++;
						state = FIELD_START;
						i++;
					} else if (b == '\n' || b == '\r') {
						skipLineFeed = b == '\r';
						finish(i, i + 1, lines, columns, stray, secondLine);
						return;
					} else {
						badQuote(i, lines, secondLine);
						return;
					}
				}
			}
		}
	}

	/** A record that ends well, unless it took more lines than its quotes can be believed for. */
	private void finish(int end, int after, int lines, int columns, boolean stray, int secondLine) throws IOException {
		if (lines > 1 && (stray || expectedColumns > 0 && columns != expectedColumns)) {
			giveUp(secondLine, end, after, lines, Flaw.QUOTE_NOT_CLOSED);
			return;
		}
		from = position;
		to = end;
		position = after;
		nextLine = line + lines;
		if (to - from > maxBytes) {
			flaw = Flaw.TOO_LONG;
		} else if (columns > maxColumns) {
			flaw = Flaw.TOO_MANY_COLUMNS;
		}
	}

	/** The first physical line is the bad row; the following ones are read anew. */
	private void giveUp(int secondLine, int end, int after, int lines, Flaw why) {
		flaw = why;
		from = position;
		if (secondLine < 0) {
			to = end;
			position = after;
			nextLine = line + lines;
			return;
		}
		to = secondLine;
		while (to > from && (buffer[to - 1] == '\n' || buffer[to - 1] == '\r')) {
			to--;
		}
		// a carriage return may be the last byte read so far: its line feed is still to come
		skipLineFeed = buffer[secondLine - 1] == '\r';
		position = secondLine;
		nextLine = line + 1;
	}

	private void badQuote(int at, int lines, int secondLine) throws IOException {
		if (secondLine >= 0) {
			giveUp(secondLine, at, at, lines, Flaw.QUOTE_NOT_CLOSED);
			return;
		}
		int i = at;
		while (true) {
			if (i == limit) {
				if (i - position > maxBytes) {
					tooLong(-1, false);
					return;
				}
				int moved = position;
				boolean more = available(i);
				i -= moved - position;
				if (!more) {
					giveUp(-1, i, i, 1, Flaw.TEXT_AFTER_QUOTE);
					return;
				}
			}
			if (buffer[i] == '\n' || buffer[i] == '\r') {
				skipLineFeed = buffer[i] == '\r';
				giveUp(-1, i, i + 1, 1, Flaw.TEXT_AFTER_QUOTE);
				return;
			}
			i++;
		}
	}

	private void tooLong(int secondLine, boolean quoted) throws IOException {
		if (secondLine >= 0) {
			giveUp(secondLine, secondLine, secondLine, 2, quoted ? Flaw.QUOTE_NOT_CLOSED : Flaw.TOO_LONG);
			return;
		}
		flaw = Flaw.TOO_LONG;
		// keep a little of the line to show, forget the rest as it comes
		from = 0;
		to = 0;
		nextLine = line + 1;
		position = limit;
		while (available(position)) {
			while (position < limit) {
				byte b = buffer[position++];
				if (b == '\n' || b == '\r') {
					skipLineFeed = b == '\r';
					return;
				}
			}
		}
	}

	/** Makes the byte at an index readable. Reading more may move what is kept to the front: {@link #position} then becomes 0. */
	private boolean available(int index) throws IOException {
		if (index < limit) {
			return true;
		}
		if (atEnd) {
			return false;
		}
		if (position > 0) {
			System.arraycopy(buffer, position, buffer, 0, limit - position);
			limit -= position;
			position = 0;
		}
		if (limit == buffer.length) {
			buffer = Arrays.copyOf(buffer, buffer.length * 2);
		}
		int n = in.read(buffer, limit, buffer.length - limit);
		while (n == 0) {
			n = in.read(buffer, limit, buffer.length - limit);
		}
		if (n < 0) {
			atEnd = true;
			return false;
		}
		limit += n;
		return true;
	}
}
