package cn.fangfei.server.verification;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A visit to the place 走访记录: who went, whom they met and what they saw.
 * @param unusual whether anything was there that speaks of fundraising; without it the rest may stay empty
 * @param sign what the sign at the door says
 * @param signMatches whether that is the name on the licence
 * @param wording the words of the wording list that were seen in the advertising
 * @param promisedRate the promised return of a year in percent
 * @param event a lecture, a journey, presents
 * @param recordedFully whether the whole visit was filmed (行政处罚法 Art 47)
 */
public record VerificationVisit(LocalDate visitedOn, @Nullable LocalTime beganAt, @Nullable LocalTime endedAt, String place,
		List<VerificationOfficer> officers, @Nullable String met, boolean unusual, @Nullable String sign,
		@Nullable Boolean signMatches, @Nullable Integer staff, @Nullable Boolean elderly, List<String> wording,
		@Nullable BigDecimal promisedRate, @Nullable Boolean contractSeen, @Nullable Boolean receiptSeen, @Nullable String event,
		@Nullable String notes, boolean recordedFully, @Nullable String notRecordedReason) {

	/** Refuses what cannot be. */
	void check(LocalDate foundOn, LocalDate today) {
		if (officers.stream().map(VerificationOfficer::name).distinct().count() < 2) {
			throw new OfficersTooFew();
		}
		if (visitedOn.isAfter(today) || visitedOn.isBefore(foundOn)) {
			throw new VisitDateWrong(foundOn.toString());
		}
		if (endedAt != null && (beganAt == null || endedAt.isBefore(beganAt))) {
			throw new VisitTimesWrong();
		}
		if (!recordedFully && (notRecordedReason == null || notRecordedReason.isBlank())) {
			throw new RecordingReasonMissing();
		}
	}
}
