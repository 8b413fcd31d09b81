package cn.fangfei.server.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/** What a file is by its first bytes. Its name is not asked: anybody can call a program a picture. */
final class MediaTypes {

	private static final int LONGEST = 100;

	private MediaTypes() {
	}

	static String of(Path file) {
		try (var stream = new BufferedInputStream(Files.newInputStream(file))) {
			var type = MimeTypes.getDefaultMimeTypes().detect(stream, new Metadata()).toString();
			return type.length() <= LONGEST ? type : "application/octet-stream";
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
