package cn.fangfei.server.casework;

import cn.fangfei.server.clue.Charge;
import cn.fangfei.server.clue.FundraisingChannel;
import cn.fangfei.server.clue.HandlingPath;
import cn.fangfei.server.clue.Illegality;
import cn.fangfei.server.clue.Sector;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.Yuan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case with everything that stands beside it.
 * @param hints what the law would have one look at; none of them stops a step
 * @param handles whether this post may take its steps
 */
public record CaseView(UUID caseId, String number, String name, CaseStatus status, CaseStage stage, UUID subjectId,
		String subjectName, @Nullable String creditCode, RegionCode regionCode, String regionName, UUID leadUnitId,
		String leadUnitName, Sector sector, FundraisingChannel channel, String situation, String handlingBody,
		@Nullable HandlingPath path, @Nullable String remark, LocalDate foundOn, LocalDate openedOn,
		@Nullable CaseFilingView filing, @Nullable LocalDate criminalFiledOn, @Nullable Charge charge,
		List<Aggravation> aggravations, @Nullable String leader, @Nullable LocalDate supervisedOn,
		@Nullable String supervisionNumber, @Nullable String plan, boolean legacy, List<String> legacyReasons,
		String createdBy, Instant createdAt, int version, boolean handles, CaseSums sums,
		List<CaseMovementView> movements, List<CaseClueView> clues, List<CasePartyView> parties,
		List<CaseDeterminationView> determinations, List<CaseMeasureView> measures, List<CasePenaltyView> penalties,
		List<CaseReferralView> referrals, List<ThresholdBar> bars, List<String> hints, List<CaseEventView> events) {

	/** 行政立案, and when the decision is due (行政处罚法 Art 60). */
	public record CaseFilingView(LocalDate filedOn, String body, @Nullable String number, LocalDate decisionDue,
			String decisionSentence) {
	}

	/** A clue of the case, the lead clue first. */
	public record CaseClueView(UUID clueId, String number, String subjectName, Instant linkedAt) {
	}

	/** @param takenOut why it was taken out again */
	public record CasePartyView(UUID partyId, UUID subjectId, String name, @Nullable String creditCode,
			CasePartyRole role, @Nullable String note, @Nullable String takenOut) {
	}

	public record CaseDeterminationView(UUID determinationId, LocalDate determinedOn, String body, Illegality illegality,
			String conclusion, String basis, @Nullable String paperNo, String by, Instant at) {
	}

	/** @param revoked why it does not stand any more */
	public record CaseMeasureView(UUID measureId, MeasureKind kind, LocalDate decidedOn, String body,
			@Nullable String approvedBy, List<String> officers, @Nullable String paperNo, @Nullable String evidence,
			String content, @Nullable LocalDate dueOn, @Nullable String dueSentence, @Nullable LocalDate extendedTo,
			@Nullable String extension, @Nullable String result, @Nullable LocalDate resultOn, @Nullable String revoked,
			String by, Instant at) {

		/** The day until which it is to be done, as it stands now. */
		@Nullable LocalDate until() {
			return extendedTo == null ? dueOn : extendedTo;
		}
	}

	/**
	 * @param revoked why it does not stand any more
	 * @param warning where its amount lies outside the range of the Regulation
	 */
	public record CasePenaltyView(UUID penaltyId, List<PenaltyType> types, PenaltyTarget target, String against,
			@Nullable Yuan amount, @Nullable Yuan gain, String basis, LocalDate decidedOn, String body,
			@Nullable String documentNo, @Nullable String note, @Nullable String revoked, @Nullable String warning, String by,
			Instant at) {

		CasePenaltyView withWarning(@Nullable String words) {
			return new CasePenaltyView(penaltyId, types, target, against, amount, gain, basis, decidedOn, body, documentNo,
					note, revoked, words, by, at);
		}
	}

	/** @param dueOn until when the next step of the referral is to be taken, with the sentence why */
	public record CaseReferralView(UUID referralId, ReferralStatus status, LocalDate reportedOn, List<String> officers,
			LocalDate decidedOn, String decidedBy, boolean approved, @Nullable String reason,
			@Nullable Instant handedOverAt, @Nullable String organ, @Nullable String paperNo,
			@Nullable LocalDate acceptedOn, @Nullable LocalDate policeDecidedOn, @Nullable Charge charge,
			@Nullable String policePaperNo, @Nullable String policeReason, @Nullable LocalDate askedOn,
			@Nullable LocalDate answeredOn, @Nullable String answer, @Nullable LocalDate dueOn,
			@Nullable String dueSentence, List<String> late) {
	}

	/** @param reversed whether a later movement takes it back */
	public record CaseMovementView(UUID movementId, MoneyKind kind, LocalDate occurredOn, @Nullable Yuan raised,
			@Nullable Yuan returned, @Nullable Integer participants, @Nullable Integer repaidParticipants,
			@Nullable RefundSource source, @Nullable String paperNo, @Nullable String note, @Nullable UUID reverses,
			boolean reversed, String by, Instant at) {
	}

	/** One line of the timeline. */
	public record CaseEventView(Instant at, CaseEventKind kind, String by, @Nullable String unit, String text) {
	}
}
