package cn.fangfei.server.verification;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the picture in a file ends by its own structure; less than zero when it has none. What follows is something else. */
final class PictureEnds {

	private PictureEnds() {
	}

	static long jpeg(Path file) throws IOException {
		try (var in = new Counted(file)) {
			if (in.byt() != 0xff || in.byt() != 0xd8) {
				return -1;
			}
			while (true) {
				var marker = in.marker();
				if (marker == 0xd9) {
					return in.count;
				}
				if (marker >= 0xd0 && marker <= 0xd8 || marker == 0x01) {
					continue;
				}
				in.skip(in.word() - 2);
			}
		}
		catch (EOFException e) {
			return -1;
		}
	}

	static long png(Path file) throws IOException {
		try (var in = new Counted(file)) {
			in.skip(8);
			while (true) {
				var length = in.word() * 65_536L + in.word();
				var type = in.word() * 65_536L + in.word();
				in.skip(length + 4);
				if (type == 0x49454e44L) {
					return in.count;
				}
			}
		}
		catch (EOFException e) {
			return -1;
		}
	}

	static long gif(Path file) throws IOException {
		try (var in = new Counted(file)) {
			in.skip(10);
			var flags = in.byt();
			in.skip(2 + (flags >= 0x80 ? 3L << (flags & 7) + 1 : 0));
			while (true) {
				switch (in.byt()) {
					case 0x3b -> {
						return in.count;
					}
					case 0x21 -> {
						in.skip(1);
						in.blocks();
					}
					case 0x2c -> {
						in.skip(8);
						var local = in.byt();
						in.skip((local >= 0x80 ? 3L << (local & 7) + 1 : 0) + 1);
						in.blocks();
					}
					default -> {
						return -1;
					}
				}
			}
		}
		catch (EOFException e) {
			return -1;
		}
	}

	private static final class Counted implements AutoCloseable {

		private final DataInputStream in;

		private long count;

		Counted(Path file) throws IOException {
			in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
		}

		int byt() throws IOException {
			count++;
			return in.readUnsignedByte();
		}

		int word() throws IOException {
			return byt() << 8 | byt();
		}

		void skip(long bytes) throws IOException {
			if (bytes < 0) {
				throw new EOFException();
			}
			in.skipNBytes(bytes);
			count += bytes;
		}

		/** The blocks of a GIF, each behind its length, up to an empty one. */
		void blocks() throws IOException {
			for (var n = byt(); n > 0; n = byt()) {
				skip(n);
			}
		}

		/** The next marker of a JPEG, over the data of a scan and its restarts. */
		int marker() throws IOException {
			while (true) {
				if (byt() == 0xff) {
					var next = byt();
					while (next == 0xff) {
						next = byt();
					}
					if (next != 0 && !(next >= 0xd0 && next <= 0xd7)) {
						return next;
					}
				}
			}
		}

		@Override
		public void close() throws IOException {
			in.close();
		}
	}
}
