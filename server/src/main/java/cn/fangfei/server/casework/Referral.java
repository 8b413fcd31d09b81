package cn.fangfei.server.casework;

import cn.fangfei.server.clue.Charge;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A referral to the police 移送公安, by the steps of 行政执法机关移送涉嫌犯罪案件的规定: reported by two officers and decided by the head within
 * three days (Art 5), handed over within 24 hours, decided by the police within three days (Art 8), reconsidered on request (Art 9).
 * @param askedOn when reconsideration was asked for
 */
public record Referral(UUID id, LocalDate reportedOn, List<String> officers, LocalDate decidedOn, String decidedBy,
		boolean approved, @Nullable String reason, @Nullable Instant handedOverAt, @Nullable String organ,
		@Nullable String paperNo, @Nullable LocalDate acceptedOn, @Nullable LocalDate policeDecidedOn,
		@Nullable Boolean filed, @Nullable Charge charge, @Nullable String policePaperNo, @Nullable String policeReason,
		@Nullable LocalDate askedOn, @Nullable LocalDate answeredOn, @Nullable String answer) {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	public Referral {
		officers = officers.stream().map(String::strip).filter(o -> !o.isEmpty()).distinct().toList();
	}

	public static Referral decided(LocalDate reportedOn, List<String> officers, LocalDate decidedOn, String decidedBy,
			boolean approved, @Nullable String reason) {
		var referral = new Referral(UUID.randomUUID(), reportedOn, officers, decidedOn, decidedBy, approved, reason, null,
				null, null, null, null, null, null, null, null, null, null, null);
		if (referral.officers.size() < 2) {
			throw new ReferralOfficersTooFew();
		}
		if (!approved && reason == null) {
			throw new ReferralReasonMissing();
		}
		if (decidedOn.isBefore(reportedOn)) {
			throw new CaseDateWrong("决定日期", "不能早于报告日期" + reportedOn);
		}
		return referral;
	}

	ReferralStatus status() {
		if (!approved) {
			return ReferralStatus.DENIED;
		}
		if (handedOverAt == null) {
			return ReferralStatus.APPROVED;
		}
		if (filed == null) {
			return ReferralStatus.HANDED_OVER;
		}
		if (filed) {
			return ReferralStatus.FILED;
		}
		return askedOn != null && answeredOn == null ? ReferralStatus.RECONSIDERED : ReferralStatus.REFUSED;
	}

	/** The papers were handed over. */
	Referral handOver(Instant at, String organ, @Nullable String paperNo, @Nullable LocalDate acceptedOn) {
		expect("登记移送", ReferralStatus.APPROVED);
		var day = LocalDate.ofInstant(at, CHINA);
		if (day.isBefore(decidedOn)) {
			throw new CaseDateWrong("移送时间", "不能早于批准日期" + decidedOn);
		}
		if (acceptedOn != null && acceptedOn.isBefore(day)) {
			throw new CaseDateWrong("公安签收日期", "不能早于移送日期" + day);
		}
		return new Referral(id, reportedOn, officers, decidedOn, decidedBy, approved, reason, at, organ, paperNo,
				acceptedOn, null, null, null, null, null, null, null, null);
	}

	/** The police decided, or decided again after they were asked to. */
	Referral policeDecide(LocalDate on, boolean filed, @Nullable Charge charge, @Nullable String policePaperNo,
			@Nullable String policeReason) {
		expect("登记公安决定", ReferralStatus.HANDED_OVER, ReferralStatus.RECONSIDERED);
		var since = askedOn == null ? handedOverOn() : askedOn;
		if (on.isBefore(since)) {
			throw new CaseDateWrong("公安决定日期", "不能早于" + since);
		}
		if (!filed && policeReason == null || filed && charge == null) {
			throw new ReferralReasonMissing();
		}
		if (askedOn != null) {
			return new Referral(id, reportedOn, officers, decidedOn, decidedBy, approved, reason, handedOverAt, organ,
					paperNo, acceptedOn, filed ? on : policeDecidedOn, filed, filed ? charge : null,
					filed ? policePaperNo : this.policePaperNo, filed ? null : this.policeReason, askedOn, on,
					filed ? "复议后决定立案" : policeReason);
		}
		return new Referral(id, reportedOn, officers, decidedOn, decidedBy, approved, reason, handedOverAt, organ, paperNo,
				acceptedOn, on, filed, filed ? charge : null, policePaperNo, filed ? null : policeReason, null, null, null);
	}

	/** Asks the police to reconsider that they did not file the case; once (移送规定 Art 9). */
	Referral askAgain(LocalDate on) {
		expect("提请复议", ReferralStatus.REFUSED);
		if (askedOn != null) {
			throw new ReferralStepImpossible("复议维持不予立案", "再次提请复议");
		}
		if (policeDecidedOn != null && on.isBefore(policeDecidedOn)) {
			throw new CaseDateWrong("提请复议日期", "不能早于公安决定日期" + policeDecidedOn);
		}
		return new Referral(id, reportedOn, officers, decidedOn, decidedBy, approved, reason, handedOverAt, organ, paperNo,
				acceptedOn, policeDecidedOn, filed, charge, policePaperNo, policeReason, on, null, null);
	}

	@Nullable LocalDate handedOverOn() {
		return handedOverAt == null ? null : LocalDate.ofInstant(handedOverAt, CHINA);
	}

	private void expect(String step, ReferralStatus... before) {
		if (!List.of(before).contains(status())) {
			throw new ReferralStepImpossible(status().label(), step);
		}
	}
}
