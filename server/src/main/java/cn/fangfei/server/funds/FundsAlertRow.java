package cn.fangfei.server.funds;

import cn.fangfei.detection.assess.RiskLevel;
import cn.fangfei.server.kernel.RegionCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert in a list.
 * @param name the subject it is linked to, else what the bank calls it
 * @param firm whether the bank named it by a credit code
 * @param firstDay at the end of which the bank first alerted
 * @param urgent whether the bank called it urgent: what is due is not paid
 * @param raisedFrom the level by the scorecard alone, where the bank's second model raised it by one
 * @param because the weightiest sentence
 * @param lines how often the bank told something new of it
 * @param reopened whether a false alarm came again at a higher level
 */
public record FundsAlertRow(UUID alertId, UUID bankUnitId, String bankName, String name, boolean firm, RiskLevel level,
		@Nullable RiskLevel raisedFrom, boolean urgent, double score, LocalDate firstDay, LocalDate lastDay, List<FundsName> typologies,
		List<FundsName> marks, String because, RegionCode regionCode, String regionName, int lines, Instant firstReceivedAt,
		Instant lastReceivedAt, @Nullable FundsVerdict verdict, @Nullable Instant judgedAt, @Nullable String judgedBy, boolean reopened,
		@Nullable UUID subjectId, int candidates, int version) {

	/** A pattern or a mark and what officers call it. */
	public record FundsName(String code, String label) {
	}
}
