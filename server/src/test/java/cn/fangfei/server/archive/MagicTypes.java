package cn.fangfei.server.archive;

import java.nio.file.Path;

/** For the tests of rooms above: what the archive takes a file for. */
public final class MagicTypes {

	private MagicTypes() {
	}

	public static String of(Path file) {
		return MediaTypes.of(file);
	}
}
