package cn.fangfei.server.archive;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/**
 * A platform of its own process that takes in one upload, so that a test can kill it or give it little memory. Arguments: data folder,
 * id, size of the file, bytes a piece. Says the offset after each piece, and the hash at the end.
 */
final class PartialSender {

	private PartialSender() {
	}

	public static void main(String[] args) {
		var data = Path.of(args[0]).toString();
		var id = UUID.fromString(args[1]);
		var size = Long.parseLong(args[2]);
		var piece = Long.parseLong(args[3]);
		var partials = new Partials(data, Duration.ofDays(1), Clock.systemUTC());
		for (var offset = partials.offset(id); offset < size;) {
			offset = partials.append(id, Math.min(size, offset + piece), offset, bytes(offset));
			System.out.println(offset);
		}
		System.out.println(new Contents(data, size, 0).adopt(partials.place(id)).sha256());
	}

	/** The endless file from an offset on: each byte is told by its place. */
	static InputStream bytes(long from) {
		return new InputStream() {
			private long at = from;

			@Override
			public int read() {
				return at(at++) & 0xff;
			}

			@Override
			public int read(byte[] buffer, int start, int length) {
				for (var i = 0; i < length; i++) {
					buffer[start + i] = at(at++);
				}
				return length;
			}
		};
	}

	static byte at(long place) {
		return (byte) (place ^ place >> 8 ^ place >> 16 ^ place >> 24);
	}
}
