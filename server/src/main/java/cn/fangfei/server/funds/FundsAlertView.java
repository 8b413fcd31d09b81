package cn.fangfei.server.funds;

import cn.fangfei.detection.assess.RiskLevel;
import cn.fangfei.server.kernel.RegionCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert with all that is known of it. It never holds a payment.
 * @param subjectKey how the bank calls its subject
 * @param elements of the law that the payments give a sign of
 * @param weeks sums by week, the oldest first, of the line of the newest day
 * @param severity how the size lies to the lines of the law; empty when none comes near
 * @param urgent what it was last called urgent for
 * @param opinion what the bank's second model made of the line that is shown
 * @param lowering what was looked at that speaks against, and what it showed
 * @param coverage what the data cannot show
 * @param weights version of the weights that found it
 */
public record FundsAlertView(FundsAlertRow alert, String subjectKey, List<FundsReasonView> reasons, List<FundsElement> elements,
		String severity, @Nullable FundsUrgent urgent, @Nullable FundsOpinion opinion, List<String> lowering, List<String> coverage,
		List<FundsWeek> weeks, String weights, List<FundsLineView> lines, List<FundsCandidateView> candidates, List<FundsLinkView> links,
		List<FundsVerdictView> verdicts) {

	/**
	 * A reason.
	 * @param value in the measure of the mark
	 * @param reference what ordinary subjects show
	 */
	record FundsReasonView(String sentence, String mark, String label, BigDecimal value, BigDecimal reference, BigDecimal logOdds,
			FundsElement element) {
	}

	/**
	 * The call of a subject told before that does not pay what is due.
	 * @param day of the bank's data
	 * @param since when the platform first received such a line
	 */
	record FundsUrgent(String sentence, LocalDate day, Instant since) {
	}

	/**
	 * A second opinion (docs/detection/challenger.md): it may raise the level by one and never lowers it.
	 * @param score 0 to 100, on the scale of the scorecard's
	 * @param official the level by the scorecard alone
	 * @param raised whether the level shown is one above that
	 */
	record FundsOpinion(BigDecimal score, RiskLevel official, boolean raised, List<FundsReasonView> reasons, String version) {
	}

	/** A week, Monday to Sunday; money in yuan. */
	record FundsWeek(LocalDate monday, int payers, BigDecimal deposits, int payees, BigDecimal payouts, BigDecimal otherIncome) {
	}

	/** What one file said of it. */
	record FundsLineView(UUID lineId, UUID fileId, int lineNo, LocalDate day, RiskLevel level, double score, String fileName, String serial,
			Instant receivedAt, boolean shown, boolean urgent) {
	}

	/** Whom it may speak of. */
	record FundsCandidateView(UUID candidateId, UUID firmId, String name, @Nullable String creditCode, RegionCode regionCode,
			String regionName, String reason, FundsCandidateStatus status, @Nullable String answeredBy, @Nullable Instant answeredAt,
			@Nullable String note) {
	}

	/** A link to a subject; also one that ended, with why. */
	record FundsLinkView(UUID linkId, UUID subjectId, String subjectName, @Nullable UUID firmId, @Nullable String creditCode, String reason,
			boolean automatic, String madeBy, Instant madeAt, @Nullable Instant endedAt, @Nullable String endedBy,
			@Nullable String endedReason) {
	}

	record FundsVerdictView(UUID verdictId, FundsVerdict verdict, FundsVerdictReason reason, String reasonLabel, String note, String givenBy,
			Instant givenAt) {
	}
}
