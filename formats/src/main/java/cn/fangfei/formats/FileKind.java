package cn.fangfei.formats;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Tells by the first bytes what a file is, and says what to do with the ones people upload by mistake. */
final class FileKind {

	private static final int OLE_SCAN = 8 << 20;

	private FileKind() {
	}

	static FileFormat formatOf(Path file, String fileName) throws IOException, UnreadableFile {
		byte[] head;
		try (var in = Files.newInputStream(file)) {
			head = in.readNBytes(16);
		}
		if (starts(head, 'P', 'K', 3, 4) || starts(head, 'P', 'K', 5, 6)) {
			return FileFormat.XLSX;
		}
		if (starts(head, 0x1f, 0x8b)) {
			return FileFormat.CSV_GZ;
		}
		if (starts(head, 0xd0, 0xcf, 0x11, 0xe0)) {
			throw new UnreadableFile(encrypted(file)
					? "文件“" + fileName + "”设有打开密码，无法读取。请在表格软件中去掉密码后重新上传"
					: "文件“" + fileName + "”是旧版 Office 格式（.xls 或 .doc）。请用表格软件打开后另存为 .xlsx 或“CSV UTF-8”再上传");
		}
		if (starts(head, '%', 'P', 'D', 'F')) {
			throw new UnreadableFile("文件“" + fileName + "”是 PDF，不是表格。请上传 .csv、.csv.gz 或 .xlsx 文件");
		}
		if (starts(head, 'R', 'a', 'r', '!') || starts(head, '7', 'z', 0xbc, 0xaf)) {
			throw new UnreadableFile("文件“" + fileName + "”是压缩包。请解压后上传其中的 .csv 或 .xlsx 文件");
		}
		return FileFormat.CSV;
	}

	/** Refuses text that is no csv and would otherwise end in thousands of meaningless row problems. */
	static void refuseOtherText(byte[] sample, String fileName) throws UnreadableFile {
		if (starts(sample, 0xff, 0xfe) || starts(sample, 0xfe, 0xff) || mostlyNul(sample)) {
			throw new UnreadableFile("文件“" + fileName + "”是 UTF-16 编码或二进制文件。请在表格软件中打开后另存为“CSV UTF-8（逗号分隔）”再上传");
		}
		int from = startsWithBom(sample) ? 3 : 0;
		var begin = new String(sample, from, Math.min(sample.length - from, 512), StandardCharsets.ISO_8859_1).stripLeading().toLowerCase(Locale.ROOT);
		if (begin.startsWith("<!doctype") || begin.startsWith("<html") || begin.startsWith("<?xml") || begin.startsWith("<table")
				|| begin.startsWith("<meta")) {
			throw new UnreadableFile("文件“" + fileName + "”是网页或 XML，不是表格。请用表格软件打开后另存为 .xlsx 再上传");
		}
		if (begin.startsWith("{") || begin.startsWith("[{")) {
			throw new UnreadableFile("文件“" + fileName + "”是 JSON，不是表格。请上传 .csv、.csv.gz 或 .xlsx 文件");
		}
	}

	static boolean startsWithBom(byte[] sample) {
		return starts(sample, 0xef, 0xbb, 0xbf);
	}

	private static boolean mostlyNul(byte[] sample) {
		int length = Math.min(sample.length, 4096);
		int nul = 0;
		for (int i = 0; i < length; i++) {
			nul += sample[i] == 0 ? 1 : 0;
		}
		return nul * 4 > length;
	}

	/** A workbook with a password is an OLE file with a stream of this name; the names are UTF-16 in its directory. */
	private static boolean encrypted(Path file) throws IOException {
		try (var in = Files.newInputStream(file)) {
			var text = new String(in.readNBytes(OLE_SCAN), StandardCharsets.ISO_8859_1);
			return text.contains(new String("EncryptedPackage".getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1));
		}
	}

	private static boolean starts(byte[] bytes, int... magic) {
		if (bytes.length < magic.length) {
			return false;
		}
		for (int i = 0; i < magic.length; i++) {
			if ((bytes[i] & 0xff) != magic[i]) {
				return false;
			}
		}
		return true;
	}
}
