package cn.fangfei.server.registry;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of a file of firms for the key-supervision list: {@code read} is the sum of the others.
 * @param notices what was not read of the file as a whole, such as further sheets; one sentence each
 */
record SupervisionImportView(int read, int added, int already, int notFound, int ambiguous, int repeated,
		int unreadable, List<String> notices, List<SupervisionImportRow> rows) {

	enum SupervisionImportOutcome {

		ADDED, ALREADY, NOT_FOUND, AMBIGUOUS, REPEATED, UNREADABLE
	}

	/**
	 * A row of the file.
	 * @param message what happened and what to do next
	 */
	record SupervisionImportRow(long line, @Nullable String name, @Nullable String creditCode, SupervisionImportOutcome outcome,
			@Nullable UUID firmId, String message) {
	}
}
