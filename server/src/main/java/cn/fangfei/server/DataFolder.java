package cn.fangfei.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/**
 * The folder that keeps everything of one platform: database, files and the secrets made at the first start. Locked while
 * the platform runs, so that two never work on one folder.
 */
final class DataFolder implements AutoCloseable {

	private static final SecureRandom RANDOM = new SecureRandom();

	private final Path folder;

	private final FileChannel lock;

	private final Properties secrets = new Properties();

	private DataFolder(Path folder, FileChannel lock) {
		this.folder = folder;
		this.lock = lock;
	}

	static DataFolder lock(Path folder) {
		try {
			Files.createDirectories(folder);
			Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
			var channel = FileChannel.open(folder.resolve("platform.lock"), StandardOpenOption.CREATE,
					StandardOpenOption.WRITE);
			if (channel.tryLock() == null) {
				throw new CannotStart("数据目录 " + folder + " 正被另一个平台使用。请先停止它，或用 --data 换一个目录。");
			}
			var data = new DataFolder(folder, channel);
			data.load();
			return data;
		}
		catch (OverlappingFileLockException e) {
			throw new CannotStart("数据目录 " + folder + " 正被另一个平台使用。请先停止它，或用 --data 换一个目录。");
		}
		catch (IOException e) {
			throw new CannotStart("数据目录 " + folder + " 不能写入：" + e.getMessage() + "。请检查权限和磁盘空间。", e);
		}
	}

	/** A secret of this platform, 192 random bits in hexadecimal, made when it is first asked for. */
	synchronized String get(String name) {
		var value = secrets.getProperty(name);
		if (value == null) {
			var bytes = new byte[24];
			RANDOM.nextBytes(bytes);
			value = HexFormat.of().formatHex(bytes);
			put(name, value);
		}
		return value;
	}

	synchronized void put(String name, String value) {
		secrets.setProperty(name, value);
		var file = folder.resolve("secrets.properties");
		var fresh = folder.resolve("secrets.properties.new");
		try {
			Files.deleteIfExists(fresh);
			Files.createFile(fresh, PosixFilePermissions
				.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
			try (var out = Files.newOutputStream(fresh)) {
				secrets.store(out, "made at the first start; keep this file with the backups");
			}
			Files.move(fresh, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE,
					java.nio.file.StandardCopyOption.REPLACE_EXISTING);
		}
		catch (IOException e) {
			throw new CannotStart("不能写入 " + file + "：" + e.getMessage(), e);
		}
	}

	/** The SHA-256 of a secret in hexadecimal: what the database may know of it. */
	static String digest(String secret) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}

	private void load() throws IOException {
		var file = folder.resolve("secrets.properties");
		if (Files.exists(file)) {
			try (var in = Files.newInputStream(file)) {
				secrets.load(in);
			}
		}
	}

	@Override
	public void close() {
		try {
			lock.close();
		}
		catch (IOException e) {
			throw new IllegalStateException(e);
		}
	}
}
