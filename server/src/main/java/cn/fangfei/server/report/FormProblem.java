package cn.fangfei.server.report;

import java.util.UUID;

/**
 * Something that the one who reports should look at before a form is handed in; it keeps nobody from downloading.
 * @param line the number of the line, from one
 * @param column its place among the columns, from zero
 * @param sentence what is wrong, and where to put it right
 */
record FormProblem(FormProblemKind kind, int line, int column, UUID entryId, String subjectName, String sentence) {

	/** What sort of problem it is. */
	enum FormProblemKind {
		/** A cell that the form marks 必填 is empty. */
		MISSING,
		/** Two facts cannot both be true. */
		CONTRADICTION
	}
}
