package cn.fangfei.server.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The contents on disk, each once, named by its SHA-256. A content is written beside its place, forced to disk and moved in
 * one step: at its place it is always whole.
 */
@Component
class Contents {

	private static final int BUFFER = 1 << 16;

	private final Path folder;

	private final Path incoming;

	private final long limit;

	Contents(@Value("${fangfei.data}") String data, @Value("${fangfei.archive.limit:2147483648}") long limit) {
		this.folder = Path.of(data).resolve("archive");
		this.incoming = folder.resolve("incoming");
		this.limit = limit;
		clearIncoming();
	}

	/**
	 * Takes a stream to disk, byte by byte in constant memory.
	 * @param announced length the sender named, or less than zero
	 * @throws FileTooLarge as soon as that is certain
	 * @throws UploadBrokenOff when the sender went away
	 */
	StoredContent receive(InputStream stream, long announced) {
		if (announced > limit) {
			throw new FileTooLarge(limit);
		}
		try {
			var file = Files.createTempFile(incoming, "upload", "");
			try {
				var content = copy(stream, file);
				if (announced >= 0 && content.size() != announced) {
					throw new UploadBrokenOff();
				}
				var place = place(content.sha256());
				if (!Files.exists(place)) {
					Files.createDirectories(place.getParent());
					Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
					force(place.getParent());
				}
				return content;
			}
			finally {
				Files.deleteIfExists(file);
			}
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	Path place(String sha256) {
		return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
	}

	private StoredContent copy(InputStream stream, Path file) throws IOException {
		var digest = sha256();
		var size = 0L;
		var buffer = new byte[BUFFER];
		try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
			for (var n = read(stream, buffer); n >= 0; n = read(stream, buffer)) {
				size += n;
				if (size > limit) {
					throw new FileTooLarge(limit);
				}
				digest.update(buffer, 0, n);
				var bytes = ByteBuffer.wrap(buffer, 0, n);
				while (bytes.hasRemaining()) {
					channel.write(bytes);
				}
			}
			channel.force(true);
		}
		return new StoredContent(HexFormat.of().formatHex(digest.digest()), size);
	}

	private static int read(InputStream stream, byte[] buffer) {
		try {
			return stream.read(buffer);
		}
		catch (IOException e) {
			throw new UploadBrokenOff();
		}
	}

	private static void force(Path directory) throws IOException {
		try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
			channel.force(true);
		}
	}

	/** What a killed platform was receiving is of no use. */
	private void clearIncoming() {
		try {
			Files.createDirectories(incoming);
			try (var left = Files.newDirectoryStream(incoming)) {
				for (var file : left) {
					Files.deleteIfExists(file);
				}
			}
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}
}
