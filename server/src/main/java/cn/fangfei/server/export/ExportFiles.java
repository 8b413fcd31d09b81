package cn.fangfei.server.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The files of exports on disk. A file is written beside its place and moved there whole; it goes when its time is over. */
@Component
class ExportFiles {

	private final Path folder;

	ExportFiles(@Value("${fangfei.data}") String data) {
		this.folder = Path.of(data).resolve("exports");
	}

	Path place(UUID job) {
		return folder.resolve(job + ".xlsx");
	}

	boolean there(UUID job) {
		return Files.isRegularFile(place(job));
	}

	OutputStream begin(UUID job) {
		try {
			Files.createDirectories(folder);
			return Files.newOutputStream(unfinished(job));
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	void keep(UUID job) {
		try {
			Files.move(unfinished(job), place(job), StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Removes what is there of a job. */
	void remove(UUID job) {
		try {
			Files.deleteIfExists(unfinished(job));
			Files.deleteIfExists(place(job));
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private Path unfinished(UUID job) {
		return folder.resolve(job + ".part");
	}
}
