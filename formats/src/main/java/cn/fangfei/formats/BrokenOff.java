package cn.fangfei.formats;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.ZipException;

/** What is said of a file that a person hands to a command and that cannot be read to its end: why, and what to do. */
final class BrokenOff {

	private BrokenOff() {
	}

	/** Nothing of it could be read. */
	static UnreadableFile file(String fileName, IOException why) {
		if (why instanceof LimitReached limit) {
			return new UnreadableFile("文件“" + fileName + "”" + limit.getMessage() + "。" + limit.remedy, limit);
		}
		return damaged(why) ? new UnreadableFile("文件“" + fileName + "”不完整或已损坏，没有读到任何内容。请重新导出后重试", why)
				: new UnreadableFile("文件“" + fileName + "”无法读取。请检查文件是否存在、能否打开", why);
	}

	/** From this line on it cannot be read. */
	static RowProblem row(long line, IOException why) {
		if (why instanceof LimitReached limit) {
			return RowProblem.error(line, "从这一行起不再读取：" + limit.getMessage(), limit.remedy);
		}
		return damaged(why) ? RowProblem.error(line, "文件从这一行起不完整或已损坏，前面的行不受影响", "请重新导出完整的文件后重试")
				: RowProblem.error(line, "文件从这一行起无法读取，前面的行不受影响", "请检查文件后重试");
	}

	private static boolean damaged(IOException why) {
		return why instanceof EOFException || why instanceof ZipException;
	}
}
