package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.Yuan;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case statement.
 * @param inAmount paid to its accounts as declared
 * @param progress from 0 to 100: the first half is the checking, the second the writing
 * @param reasons why it was not taken in
 * @param own whether who asks proposed it, and so cannot approve it
 */
public record CaseStatementView(UUID statementId, UUID caseId, String bankName, String approvalNumber, LocalDate approvedOn, String approvalBody,
		String approvalName, String fileName, @Nullable String accountsName, long rows, Yuan inAmount, Yuan outAmount,
		List<StatementAccountView> accounts, CaseStatementStatus status, int progress, List<String> reasons, String proposedBy,
		Instant proposedAt, @Nullable String answeredBy, @Nullable Instant answeredAt, @Nullable String answerNote,
		@Nullable Instant finishedAt, boolean own,
		@Nullable StatementSupersessionView supersession, int version) {

	/** An account as it was declared. */
	record StatementAccountView(String account, boolean subject, @Nullable Yuan opening, @Nullable Yuan closing) {
	}

	/** That it should no longer count. @param own whether who asks proposed it, and so cannot approve it */
	record StatementSupersessionView(String proposedBy, Instant proposedAt, String reason, boolean own, @Nullable String approvedBy,
			@Nullable Instant approvedAt) {
	}

	static CaseStatementView of(CaseStatement s, long written, UUID asks) {
		var rows = s.totals().rows();
		var whole = s.status() == CaseStatementStatus.DONE || s.status() == CaseStatementStatus.SUPERSEDED;
		var progress = whole ? 100 : (int) Math.min(99, 50 * (s.rowsChecked() + written) / rows);
		return new CaseStatementView(s.statementId(), s.caseId(), s.bankName(), s.approval().number(), s.approval().day(),
				s.approval().body(), s.approval().scan().name(), s.file().name(), s.accounts() == null ? null : s.accounts().name(), rows,
				yuan(s.totals().inFen()), yuan(s.totals().outFen()),
				s.totals()
					.accounts()
					.stream()
					.map(a -> new StatementAccountView(a.account(), s.subjects().contains(a.account()), maybe(a.openingFen()),
							maybe(a.closingFen())))
					.toList(),
				s.status(), progress, s.reasons(), s.proposedByName(), s.proposedAt(), s.answeredByName(), s.answeredAt(), s.answerNote(),
				s.finishedAt(), s.proposedBy().equals(asks), of(s.supersession(), asks), s.version());
	}

	private static @Nullable StatementSupersessionView of(CaseStatement.@Nullable Supersession s, UUID asks) {
		return s == null ? null
				: new StatementSupersessionView(s.proposedByName(), s.proposedAt(), s.reason(), s.proposedBy().equals(asks),
						s.approvedByName(), s.approvedAt());
	}

	static Yuan yuan(long fen) {
		return new Yuan(BigDecimal.valueOf(fen, 2));
	}

	private static @Nullable Yuan maybe(@Nullable Long fen) {
		return fen == null ? null : yuan(fen);
	}
}
