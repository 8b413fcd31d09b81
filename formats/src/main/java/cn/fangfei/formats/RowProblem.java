package cn.fangfei.formats;

import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with one row, in words for the person who has to mend it.
 *
 * @param line physical line of the file (csv) or row number of the sheet (xlsx), from 1; 0 when it concerns the file as a whole
 * @param column index of the cell from 0, null when the row as a whole is meant
 * @param field Chinese name of the column, null when the row as a whole is meant
 * @param message what is wrong, without the line
 * @param remedy what to do
 */
public record RowProblem(long line, @Nullable Integer column, @Nullable String field, Severity severity, String message, String remedy) {

	/** The whole problem as one sentence, as a terminal or a log shows it. */
	public String sentence() {
		return (line > 0 ? "第" + line + "行：" : "") + message + "。" + remedy;
	}

	static RowProblem error(long line, String message, String remedy) {
		return new RowProblem(line, null, null, Severity.ERROR, message, remedy);
	}

	static RowProblem warning(long line, String message, String remedy) {
		return new RowProblem(line, null, null, Severity.WARNING, message, remedy);
	}
}
