package cn.fangfei.formats;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A row as the file gives it: cells as text, nothing interpreted.
 *
 * @param line physical line where the row begins (csv) or row number of the sheet (xlsx), from 1
 * @param problem why the row cannot be used at all, null for a good row; cells may then be missing
 */
public record RawRow(long line, List<String> cells, @Nullable RowProblem problem) {

	static RawRow bad(long line, List<String> cells, String message, String remedy) {
		return new RawRow(line, cells, RowProblem.error(line, message, remedy));
	}
}
