package cn.fangfei.cli;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The good rows of a register and what was found in each, laid down in a file of the system's temporary folder until the register has been read to its end: only then
 * is it known which row of a firm is the last. Memory does not grow with it.
 */
final class HitSpool implements AutoCloseable {

	private static final int BUFFER = 1 << 16;

	/**
	 * What was found in one row.
	 *
	 * @param line the physical line where the row begins
	 * @param name of the firm, to say that a later row supersedes this one
	 * @param lines of the result
	 */
	record Found(long line, String name, int hits, int forbidden, int guarded, byte[] lines) {
	}

	/** Takes what was found, in the order of rows. */
	interface Taker {

		void take(Found found) throws IOException;
	}

	private final Path path;
	private final DataOutputStream out;
	private int rows;

	HitSpool() throws IOException {
		this.path = Files.createTempFile("fangfei-hits", ".tmp");
		this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path), BUFFER));
	}

	void add(Found found) throws IOException {
		out.writeLong(found.line());
		out.writeUTF(found.name());
		out.writeInt(found.hits());
		out.writeInt(found.forbidden());
		out.writeInt(found.guarded());
		out.writeInt(found.lines().length);
		out.write(found.lines());
		rows++;
	}

	/** Gives back everything that was added. */
	void each(Taker taker) throws IOException {
		out.flush();
		try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), BUFFER))) {
			for (int left = rows; left > 0; left--) {
				taker.take(new Found(in.readLong(), in.readUTF(), in.readInt(), in.readInt(), in.readInt(), in.readNBytes(in.readInt())));
			}
		}
	}

	@Override
	public void close() throws IOException {
		try (OutputStream closed = out) {
			Files.deleteIfExists(path);
		}
	}
}
