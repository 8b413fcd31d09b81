package cn.fangfei.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * What a command reads, by the name the person gave: a file, or {@code -} for standard input, which is laid down in a file first because
 * commands read twice.
 */
final class InputFile implements AutoCloseable {

	static final String STANDARD_STREAM = "-";

	private final Path path;
	private final boolean ours;

	private InputFile(Path path, boolean ours) {
		this.path = path;
		this.ours = ours;
	}

	static InputFile named(String name, Terminal terminal) throws BadInput, IOException {
		if (!name.equals(STANDARD_STREAM)) {
			return new InputFile(pathOf(name), false);
		}
		var laidDown = new InputFile(Files.createTempFile("fangfei-input", ".tmp"), true);
		try {
			Files.copy(terminal.in(), laidDown.path, StandardCopyOption.REPLACE_EXISTING);
			return laidDown;
		} catch (IOException e) {
			laidDown.close();
			throw e;
		}
	}

	static Path pathOf(String name) throws BadInput {
		try {
			return Path.of(name);
		} catch (InvalidPathException e) {
			throw new BadInput("“" + name + "”不是可用的文件名。请检查后重试", e);
		}
	}

	/** The name as messages show it. */
	static String shown(String name) {
		return name.equals(STANDARD_STREAM) ? "标准输入" : name;
	}

	Path path() {
		return path;
	}

	@Override
	public void close() throws IOException {
		if (ours) {
			Files.deleteIfExists(path);
		}
	}
}
