package cn.fangfei.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

import cn.fangfei.formats.alert.AlertRefused;
import cn.fangfei.formats.alert.SigningKey;

/** A bank's pair of keys on disk: the private one for its owner alone, the public one beside it. */
final class KeyFile {

	static final String PUBLIC_SUFFIX = ".pub";

	private static final Set<PosixFilePermission> OWNER = EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
	private static final int LARGEST = 16 << 10;

	private KeyFile() {
	}

	/** What makes a new file its owner's alone; nothing where the file system knows no owners. */
	static FileAttribute<?>[] ownerOnly(Path beside) {
		return posix(beside) ? new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(OWNER) } : new FileAttribute<?>[0];
	}

	private static boolean posix(Path path) {
		return path.getFileSystem().supportedFileAttributeViews().contains("posix");
	}

	/** Writes both halves; nothing that is there is ever overwritten. */
	static void write(SigningKey key, Path file) throws BadInput {
		var open = file.resolveSibling(file.getFileName() + PUBLIC_SUFFIX);
		for (var each : new Path[] { file, open }) {
			if (Files.exists(each)) {
				throw exists(each);
			}
		}
		boolean made = false;
		try {
			Files.createFile(file, ownerOnly(file));
			made = true;
			Files.writeString(file, key.pem(), StandardCharsets.US_ASCII, StandardOpenOption.WRITE);
			Files.writeString(open, key.publicHalf().pem(), StandardCharsets.US_ASCII, StandardOpenOption.CREATE_NEW);
			made = false;
		} catch (FileAlreadyExistsException e) {
			throw exists(made ? open : file);
		} catch (IOException e) {
			throw new BadInput("无法写入“" + file + "”。请检查文件夹是否存在、有无写入权限", e);
		} finally {
			if (made) {
				file.toFile().delete();
			}
		}
	}

	private static BadInput exists(Path file) {
		return new BadInput("“" + file + "”已存在，密钥从不覆盖。请换一个名称；旧密钥停用并在平台登记停用之后再删去");
	}

	/** The private key, if none but its owner can read it. */
	static SigningKey read(String name) throws BadInput {
		var file = InputFile.pathOf(name);
		try {
			if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
				throw new BadInput("没有私钥文件“" + name + "”，或它不是私钥文件。请先用 fangfei keygen 生成");
			}
			if (posix(file)) {
				var may = Files.getFileAttributeView(file, PosixFileAttributeView.class).readAttributes().permissions();
				if (!OWNER.containsAll(may)) {
					throw new BadInput("私钥文件“" + name + "”别人也能读写（" + PosixFilePermissions.toString(may) + "）。请执行 chmod 600 后重试；如可能已被别人读过，请停用并换一把");
				}
			}
			var bytes = Files.readAllBytes(file);
			try {
				return SigningKey.read(new String(bytes, StandardCharsets.US_ASCII));
			} finally {
				Arrays.fill(bytes, (byte) 0);
			}
		} catch (AlertRefused e) {
			throw new BadInput("“" + name + "”" + e.getMessage(), e);
		} catch (IOException e) {
			throw new BadInput("无法读取私钥文件“" + name + "”。请检查有无读取权限", e);
		}
	}
}
