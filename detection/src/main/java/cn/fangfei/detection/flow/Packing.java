package cn.fangfei.detection.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.EOFException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Records written to an array of bytes and read from it, a number at a time without a lock for each byte as {@code java.io} takes it: half of
 * what a divided watch does is handing records over. Text is UTF-8 behind its length in two bytes.
 */
final class Packing {

	private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
	private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
	private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

	private Packing() {
	}

	/** Grows as it is written to. */
	static final class Out implements DataOutput {

		private byte[] bytes = new byte[1 << 12];
		private int size;

		int size() {
			return size;
		}

		void reset() {
			size = 0;
		}

		byte[] toBytes() {
			return Arrays.copyOf(bytes, size);
		}

		void append(Out other) {
			write(other.bytes, 0, other.size);
		}

		private int room(int length) {
			int at = size;
			size += length;
			if (size > bytes.length) {
				bytes = Arrays.copyOf(bytes, Math.max(size, bytes.length * 2));
			}
			return at;
		}

		@Override
		public void write(int value) {
			int at = room(1);
			bytes[at] = (byte) value;
		}

		@Override
		public void write(byte[] from) {
			write(from, 0, from.length);
		}

		@Override
		public void write(byte[] from, int begin, int length) {
			int at = room(length);
			System.arraycopy(from, begin, bytes, at, length);
		}

		@Override
		public void writeBoolean(boolean value) {
			write(value ? 1 : 0);
		}

		@Override
		public void writeByte(int value) {
			write(value);
		}

		@Override
		public void writeShort(int value) {
			int at = room(2);
			SHORTS.set(bytes, at, (short) value);
		}

		@Override
		public void writeChar(int value) {
			writeShort(value);
		}

		@Override
		public void writeInt(int value) {
			int at = room(4);
			INTS.set(bytes, at, value);
		}

		@Override
		public void writeLong(long value) {
			int at = room(8);
			LONGS.set(bytes, at, value);
		}

		@Override
		public void writeFloat(float value) {
			writeInt(Float.floatToIntBits(value));
		}

		@Override
		public void writeDouble(double value) {
			writeLong(Double.doubleToLongBits(value));
		}

		@Override
		public void writeBytes(String text) {
			throw new UnsupportedOperationException("loses characters");
		}

		@Override
		public void writeChars(String text) {
			text.chars().forEach(this::writeChar);
		}

		@Override
		public void writeUTF(String text) {
			var utf = text.getBytes(StandardCharsets.UTF_8);
			if (utf.length > 0xffff) {
				throw new IllegalArgumentException("text of " + utf.length + " bytes");
			}
			writeShort(utf.length);
			write(utf);
		}

	}

	/** Ends with an {@link EOFException} where the bytes end. */
	static final class In implements DataInput {

		private final byte[] bytes;
		private int at;

		In(byte[] bytes) {
			this.bytes = bytes;
		}

		private int next(int length) throws EOFException {
			int from = at;
			if (length < 0 || length > bytes.length - from) {
				throw new EOFException();
			}
			at += length;
			return from;
		}

		@Override
		public void readFully(byte[] into) throws IOException {
			readFully(into, 0, into.length);
		}

		@Override
		public void readFully(byte[] into, int begin, int length) throws IOException {
			System.arraycopy(bytes, next(length), into, begin, length);
		}

		@Override
		public int skipBytes(int most) {
			int skipped = Math.max(0, Math.min(most, bytes.length - at));
			at += skipped;
			return skipped;
		}

		@Override
		public boolean readBoolean() throws IOException {
			return readByte() != 0;
		}

		@Override
		public byte readByte() throws IOException {
			return bytes[next(1)];
		}

		@Override
		public int readUnsignedByte() throws IOException {
			return readByte() & 0xff;
		}

		@Override
		public short readShort() throws IOException {
			return (short) SHORTS.get(bytes, next(2));
		}

		@Override
		public int readUnsignedShort() throws IOException {
			return readShort() & 0xffff;
		}

		@Override
		public char readChar() throws IOException {
			return (char) readShort();
		}

		@Override
		public int readInt() throws IOException {
			return (int) INTS.get(bytes, next(4));
		}

		@Override
		public long readLong() throws IOException {
			return (long) LONGS.get(bytes, next(8));
		}

		@Override
		public float readFloat() throws IOException {
			return Float.intBitsToFloat(readInt());
		}

		@Override
		public double readDouble() throws IOException {
			return Double.longBitsToDouble(readLong());
		}

		@Override
		public String readLine() {
			throw new UnsupportedOperationException("there are no lines");
		}

		@Override
		public String readUTF() throws IOException {
			int length = readUnsignedShort();
			return new String(bytes, next(length), length, StandardCharsets.UTF_8);
		}

	}

}
