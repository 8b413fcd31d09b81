package cn.fangfei.server.registry;

import cn.fangfei.formats.FileFormat;
import cn.fangfei.formats.RegisterField;
import cn.fangfei.formats.RowProblem;
import cn.fangfei.formats.Severity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first rows of a file as they would be read, so that a person can put the columns right before the import.
 * @param mapping by which the issues were found: the one remembered for this header, else a guess
 * @param problem why the file cannot be imported as it is; absent when it can
 */
record RegisterPreview(String fileName, FileFormat format, @Nullable String charset, List<String> header,
		List<RegisterFieldView> fields, Map<RegisterField, Integer> mapping, boolean mappingRemembered,
		List<RegisterPreviewRow> rows, @Nullable String problem) {

	record RegisterFieldView(RegisterField field, String label, boolean required) {
	}

	record RegisterPreviewRow(long line, List<String> cells, List<RegisterIssue> issues) {
	}

	/** Something wrong with a row or, with a column, with one cell. */
	record RegisterIssue(@Nullable Integer column, Severity severity, String message, String remedy) {

		static RegisterIssue of(RowProblem p) {
			return new RegisterIssue(p.column(), p.severity(), p.message(), p.remedy());
		}
	}
}
