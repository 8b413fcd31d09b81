package cn.fangfei.server.funds;

import cn.fangfei.detection.statement.ControlTotals;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case statement 案件流水 as it was proposed, and what became of it.
 * @param approval number, day and body of the paper that allows it, and its scan
 * @param file the transactions, as they were handed in
 * @param accounts the list of accounts, where there is one
 * @param totals what the bank says beside it, typed before it is read
 * @param subjects those of its accounts that are the subject's
 * @param reasons why it was refused or did not end
 * @param supersession that it should no longer count, proposed or approved
 */
record CaseStatement(UUID statementId, UUID caseId, String bankName, Approval approval, KeptFile file, @Nullable KeptFile accounts,
		ControlTotals totals, Set<String> subjects, CaseStatementStatus status, long rowsChecked, List<String> reasons, UUID proposedBy,
		String proposedByName, Instant proposedAt, @Nullable String answeredByName, @Nullable Instant answeredAt,
		@Nullable String answerNote, @Nullable Instant finishedAt, @Nullable Supersession supersession, int version) {

	record Approval(String number, LocalDate day, String body, KeptFile scan) {
	}

	/** What one person proposed of a statement that was wrong, and another approved. */
	record Supersession(UUID proposedBy, String proposedByName, Instant proposedAt, String reason, @Nullable String approvedByName,
			@Nullable Instant approvedAt) {
	}

	/** A file of the archive, by the hash of its content. */
	record KeptFile(String sha256, String name, long size) {
	}

	/** What it is called in sentences. */
	String called() {
		return bankName + "流水“" + file.name() + "”";
	}
}
