package cn.fangfei.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.jspecify.annotations.Nullable;

/** Where a command writes, by the name the person gave: {@code -} for standard output, else a file that appears when it is whole. */
final class OutputFile {

	/** What is to be written. */
	interface Body {

		void writeTo(OutputStream stream) throws BadInput, IOException;
	}

	private final String name;
	private final @Nullable Path target;
	private final Terminal terminal;
	private boolean ownerOnly;

	private OutputFile(String name, @Nullable Path target, Terminal terminal) {
		this.name = name;
		this.target = target;
		this.terminal = terminal;
	}

	static OutputFile named(String name, Terminal terminal) throws BadInput {
		return new OutputFile(name, name.equals(InputFile.STANDARD_STREAM) ? null : InputFile.pathOf(name), terminal);
	}

	/** A file that nobody but its owner may read. */
	static OutputFile ownerOnly(String name, Terminal terminal) throws BadInput {
		var file = named(name, terminal);
		file.ownerOnly = true;
		return file;
	}

	/** Whether writing would destroy what is being read. */
	boolean overwrites(InputFile input) throws IOException {
		return overwrites(input.path());
	}

	boolean overwrites(Path input) throws IOException {
		return target != null && Files.exists(target) && Files.exists(input) && Files.isSameFile(target, input);
	}

	void write(Body body) throws BadInput {
		Path part = null;
		try {
			if (target == null) {
				// standard output stays open: it is not ours
				var stream = new BufferedOutputStream(terminal.out(), 1 << 16);
				body.writeTo(stream);
				stream.flush();
				return;
			}
			if (Files.exists(target) && !Files.isRegularFile(target)) {
				// a pipe or device takes the data as it comes
				try (var stream = new BufferedOutputStream(Files.newOutputStream(target), 1 << 16)) {
					body.writeTo(stream);
				}
				return;
			}
			var beside = target.resolveSibling(target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
			part = ownerOnly ? Files.createFile(beside, KeyFile.ownerOnly(beside)) : Files.createFile(beside);
			try (var stream = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
				body.writeTo(stream);
			}
			try {
				Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
			} catch (AtomicMoveNotSupportedException e) {
				Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
			}
		} catch (IOException | UncheckedIOException e) {
			throw new BadInput("无法写入“" + (target == null ? "标准输出" : name) + "”。请检查文件夹是否存在、磁盘是否已满、有无写入权限", e);
		} finally {
			if (part != null) {
				part.toFile().delete();
			}
		}
	}
}
