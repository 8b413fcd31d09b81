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
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The contents on disk, each once, named by its SHA-256. A content is written beside its place, forced to disk and moved in
 * one step: at its place it is always whole, and read-only from then on.
 */
@Component
class Contents {

	private static final int BUFFER = 1 << 16;

	private final Path folder;

	private final Path incoming;

	private final long limit;

	private final long reserve;

	/**
	 * @param limit how large a single file may be
	 * @param reserve how much of the disk uploads leave free, for the database writes to the same one as a rule
	 */
	Contents(@Value("${fangfei.data}") String data, @Value("${fangfei.archive.limit:2147483648}") long limit,
			@Value("${fangfei.archive.reserve:268435456}") long reserve) {
		this.folder = Path.of(data).resolve("archive");
		this.incoming = folder.resolve("incoming");
		this.limit = limit;
		this.reserve = reserve;
		clearIncoming();
	}

	/**
	 * Takes a stream to disk, byte by byte in constant memory.
	 * @param announced length the sender named, or less than zero
	 * @throws FileTooLarge as soon as that is certain
	 * @throws UploadBrokenOff when the sender went away
	 */
	StoredContent receive(InputStream stream, long announced) {
		refuseIfNoRoom(Math.max(announced, 0));
		try {
			var file = Files.createTempFile(incoming, "upload", "");
			try {
				var content = copy(stream, file);
				if (announced >= 0 && content.size() != announced) {
					throw new UploadBrokenOff();
				}
				put(file, content.sha256(), false);
				return content;
			}
			finally {
				Files.deleteIfExists(file);
			}
		}
		catch (IOException e) {
			throw failure(e);
		}
	}

	/**
	 * Takes over a file that is whole and on disk. Its hash is that of the bytes that lie there, read back. The file stays where it
	 * was as well, until what is to be written about it is written.
	 */
	StoredContent adopt(Path file) {
		try (var stream = Files.newInputStream(file)) {
			var digest = sha256();
			var size = 0L;
			var buffer = new byte[BUFFER];
			for (var n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
				digest.update(buffer, 0, n);
				size += n;
			}
			var content = new StoredContent(HexFormat.of().formatHex(digest.digest()), size);
			put(file, content.sha256(), true);
			return content;
		}
		catch (IOException e) {
			throw failure(e);
		}
	}

	/** Refuses what is too large, or what the disk has no room for. */
	void refuseIfNoRoom(long size) {
		if (size > limit) {
			throw new FileTooLarge(limit);
		}
		try {
			if (Files.getFileStore(folder).getUsableSpace() - reserve < size) {
				throw new ArchiveFull();
			}
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	Path scratch() {
		try {
			return Files.createTempFile(incoming, "made", "");
		}
		catch (IOException e) {
			throw failure(e);
		}
	}

	long limit() {
		return limit;
	}

	/** What a failure to write means to the person who sends: a full disk is said as such. */
	static RuntimeException failure(IOException e) {
		var words = String.valueOf(e.getMessage());
		return words.contains("No space left") || words.contains("quota exceeded") ? new ArchiveFull() : new UncheckedIOException(e);
	}

	/**
	 * Deletes contents that have lain here for an hour and that no upload stands for.
	 * @param unclaimed which of some hashes those are
	 */
	int dropUnclaimed(UnaryOperator<List<String>> unclaimed) {
		var cleared = 0;
		try (var folders = Files.newDirectoryStream(folder, "[0-9a-f][0-9a-f]")) {
			for (var part : folders) {
				var old = new ArrayList<String>();
				try (var files = Files.newDirectoryStream(part)) {
					for (var file : files) {
						if (settled(file)) {
							old.add(file.getFileName().toString());
						}
					}
				}
				for (var hash : unclaimed.apply(old)) {
					if (settled(place(hash))) {
						Files.deleteIfExists(place(hash));
						cleared++;
					}
				}
			}
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return cleared;
	}

	private static boolean settled(Path file) throws IOException {
		return Files.exists(file)
				&& Files.getLastModifiedTime(file).toInstant().isBefore(Instant.now().minus(1, ChronoUnit.HOURS));
	}

	/** Puts a file under its hash, read-only, moved or as a second name of the same bytes. What lies there is told to be wanted. */
	private void put(Path file, String sha256, boolean keep) throws IOException {
		var place = place(sha256);
		var now = FileTime.from(Instant.now());
		if (Files.exists(place)) {
			Files.setLastModifiedTime(place, now);
			return;
		}
		Files.createDirectories(place.getParent());
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
		Files.setLastModifiedTime(file, now);
		if (keep) {
			Files.createLink(place, file);
		}
		else {
			Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
		}
		force(place.getParent());
	}

	Path place(String sha256) {
		return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
	}

	private StoredContent copy(InputStream stream, Path file) throws IOException {
		var digest = sha256();
		var size = 0L;
		var buffer = new byte[BUFFER];
		try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
			for (var n = read(stream, buffer, BUFFER); n >= 0; n = read(stream, buffer, BUFFER)) {
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

	static int read(InputStream stream, byte[] buffer, int most) {
		try {
			return stream.read(buffer, 0, most);
		}
		catch (IOException e) {
			throw new UploadBrokenOff();
		}
	}

	static void force(Path directory) throws IOException {
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
