package cn.fangfei.server.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The bytes of uploads under way, one file each. The length of the file is the offset: there is no second place that could say
 * otherwise after the platform was killed. Bytes are forced to disk before they are acknowledged.
 */
@Component
class Partials {

	private static final int BUFFER = 1 << 16;

	/** So much is left to the operating system before it is made to write; otherwise one force at the end takes half a minute. */
	private static final long FORCE_EVERY = 64L << 20;

	private final Path folder;

	private final Duration kept;

	private final Clock clock;

	private final Set<UUID> busy = ConcurrentHashMap.newKeySet();

	Partials(@Value("${fangfei.data}") String data, @Value("${fangfei.archive.partial-kept:3d}") Duration kept, Clock clock) {
		this.folder = Path.of(data).resolve("archive").resolve("partial");
		this.kept = kept;
		this.clock = clock;
		try {
			Files.createDirectories(folder);
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	void begin(UUID upload) {
		try {
			Files.createFile(place(upload));
			Contents.force(folder);
		}
		catch (IOException e) {
			throw Contents.failure(e);
		}
	}

	/** How many bytes are here. */
	long offset(UUID upload) {
		try {
			return Files.exists(place(upload)) ? Files.size(place(upload)) : 0;
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** When the upload is cleared away unless more comes. */
	Instant keptUntil(UUID upload) {
		try {
			var last = Files.exists(place(upload)) ? Files.getLastModifiedTime(place(upload)).toInstant() : clock.instant();
			return last.plus(kept);
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Does something with an upload while nobody else does. */
	<T> T alone(UUID upload, Supplier<T> work) {
		if (!busy.add(upload)) {
			throw new UploadElsewhere(offset(upload));
		}
		try {
			return work.get();
		}
		finally {
			busy.remove(upload);
		}
	}

	/**
	 * Takes more bytes, in constant memory. What arrived before a connection broke stays.
	 * @param size of the whole file, beyond which nothing is taken
	 * @param from how many bytes the sender believes to be here
	 * @return how many bytes are here now, all of them on disk
	 */
	long append(UUID upload, long size, long from, InputStream stream) {
		try (var channel = FileChannel.open(place(upload), StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
			var offset = channel.size();
			if (offset != from) {
				throw new UploadElsewhere(offset);
			}
			channel.position(offset);
			try {
				var here = copy(stream, channel, offset, size);
				channel.force(true);
				return here;
			}
			catch (IOException | RuntimeException e) {
				forceAfter(e, channel);
				throw e;
			}
		}
		catch (IOException e) {
			throw Contents.failure(e);
		}
	}

	/** What arrived before a failure is kept as well; the failure is what is told. */
	private static void forceAfter(Exception failure, FileChannel channel) {
		try {
			channel.force(true);
		}
		catch (IOException e) {
			failure.addSuppressed(e);
		}
	}

	private static long copy(InputStream stream, FileChannel channel, long from, long size) throws IOException {
		var offset = from;
		var forced = from;
		var buffer = new byte[BUFFER];
		while (offset < size) {
			var n = Contents.read(stream, buffer, (int) Math.min(buffer.length, size - offset));
			if (n < 0) {
				break;
			}
			var bytes = ByteBuffer.wrap(buffer, 0, n);
			while (bytes.hasRemaining()) {
				channel.write(bytes);
			}
			offset += n;
			if (offset - forced >= FORCE_EVERY) {
				channel.force(false);
				forced = offset;
			}
		}
		return offset;
	}

	Path place(UUID upload) {
		return folder.resolve(upload.toString());
	}

	void drop(UUID upload) {
		try {
			Files.deleteIfExists(place(upload));
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Clears away what nobody went on with in time. */
	List<UUID> dropStale() {
		var stale = new ArrayList<UUID>();
		try (var all = Files.newDirectoryStream(folder)) {
			for (var file : all) {
				var upload = UUID.fromString(file.getFileName().toString());
				if (!busy.contains(upload) && keptUntil(upload).isBefore(clock.instant())) {
					drop(upload);
					stale.add(upload);
				}
			}
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return stale;
	}
}
