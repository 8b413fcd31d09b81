package cn.fangfei.formats;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small text files, such as a lexicon, read whole: UTF-8 or GB18030, with or without a byte order mark. */
public final class InputText {

	private static final long LARGEST = 16L << 20;

	private InputText() {
	}

	/** @param fileName the name the person knows the file by, for messages */
	public static String read(Path file, String fileName) throws UnreadableFile {
		byte[] bytes;
		try {
			if (Files.size(file) > LARGEST) {
				throw new UnreadableFile("文件“" + fileName + "”超过 " + (LARGEST >> 20) + " MB，不像是清单。请检查是否选错了文件");
			}
			bytes = Files.readAllBytes(file);
		} catch (IOException e) {
			throw new UnreadableFile("文件“" + fileName + "”无法读取。请检查文件是否存在、能否打开", e);
		}
		FileKind.refuseOtherText(bytes, fileName);
		int from = FileKind.startsWithBom(bytes) ? 3 : 0;
		var charset = from > 0 ? StandardCharsets.UTF_8 : TextDecoder.detect(bytes);
		var decoder = new TextDecoder(charset);
		var text = new StringBuilder(bytes.length);
		int start = from;
		long line = 1;
		for (int i = from; i <= bytes.length; i++) {
			if (i == bytes.length || bytes[i] == '\n') {
				int end = Math.min(bytes.length, i + 1);
				var part = decoder.decode(bytes, start, end);
				if (part == null) {
					throw new UnreadableFile("文件“" + fileName + "”第" + line + "行：有无法识别的字节，既不是 UTF-8 也不是 GB18030 编码。请另存为 UTF-8 编码后重试");
				}
				text.append(part);
				start = end;
				line++;
			}
		}
		return text.toString();
	}
}
