package cn.fangfei.server.casework;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.clue.Charge;
import cn.fangfei.server.kernel.FreeText;
import cn.fangfei.server.kernel.Permit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where the way to the police is written down, step by step (行政执法机关移送涉嫌犯罪案件的规定). */
@Service
@Transactional
public class CaseReferralDesk {

	private final CaseReferrals referrals;

	private final CaseSteps steps;

	private final CaseReading reading;

	private final Access access;

	CaseReferralDesk(CaseReferrals referrals, CaseSteps steps, CaseReading reading, Access access) {
		this.referrals = referrals;
		this.steps = steps;
		this.reading = reading;
		this.access = access;
	}

	/** The head decided whether to refer. A denial stays on record with its reason (Art 5). */
	@Permit("case:handle")
	public CaseView decide(CaseId id, int version, Referral referral, boolean confirmedNoIdentity) {
		var file = steps.begin(id, version).file();
		FreeText.refuseIdentity(confirmedNoIdentity, "理由", referral.reason());
		steps.past(referral.decidedOn(), "决定日期");
		referrals.of(id, access.actor().scope())
			.stream()
			.map(Referral::status)
			.filter(s -> s != ReferralStatus.DENIED && s != ReferralStatus.REFUSED)
			.findFirst()
			.ifPresent(s -> {
				throw new ReferralUnderWay(s.label());
			});
		try {
			referrals.add(id, referral, access.actor(), steps.now());
		}
		catch (DuplicateKeyException e) {
			throw new ReferralUnderWay(ReferralStatus.APPROVED.label());
		}
		steps.take(file, new CaseStep("case:refer", CaseEventKind.REFERRAL,
				referral.decidedBy() + (referral.approved() ? "批准移送公安机关" : "不批准移送公安机关：" + referral.reason()),
				CaseMoveKind.CASE_CHANGED, FactsOfCase.nothing(), referral.decidedOn()));
		return reading.view(id);
	}

	/** The papers went to the police. */
	@Permit("case:handle")
	public CaseView handOver(CaseId id, int version, UUID referralId, Instant at, String organ, @Nullable String paperNo,
			@Nullable LocalDate acceptedOn) {
		var state = steps.begin(id, version);
		if (at.isAfter(steps.now())) {
			throw new CaseDateWrong("移送时间", "不能晚于现在");
		}
		if (acceptedOn != null) {
			steps.past(acceptedOn, "公安签收日期");
		}
		var referral = find(id, referralId).handOver(at, organ.strip(), paperNo, acceptedOn);
		referrals.save(id, referral, access.actor().scope());
		var after = state.file().refer(state.acted());
		var day = Objects.requireNonNull(referral.handedOverOn());
		steps.take(after, new CaseStep("case:refer", CaseEventKind.REFERRAL, "移送" + organ.strip() + "：" + day,
				CaseMoveKind.REFERRED, FactsOfCase.referred(after, day, organ.strip()), day));
		return reading.view(id);
	}

	/** The police filed the case, or did not; also after they were asked to reconsider. */
	@Permit("case:handle")
	public CaseView policeDecide(CaseId id, int version, UUID referralId, LocalDate on, boolean filed, @Nullable Charge charge,
			@Nullable String paperNo, @Nullable String reason, boolean confirmedNoIdentity) {
		var state = steps.begin(id, version);
		FreeText.refuseIdentity(confirmedNoIdentity, "不予立案理由", reason);
		steps.past(on, "公安决定日期");
		var referral = find(id, referralId).policeDecide(on, filed, charge, paperNo, reason);
		referrals.save(id, referral, access.actor().scope());
		var after = filed && charge != null ? state.file().policeFiled(on, charge, state.acted())
				: state.file().policeRefused();
		steps.take(after, new CaseStep("case:refer", CaseEventKind.REFERRAL,
				filed && charge != null ? "公安机关立案：" + charge.label() : "公安机关不予立案：" + reason,
				filed ? CaseMoveKind.POLICE_FILED : CaseMoveKind.CASE_CHANGED, FactsOfCase.decided(after), on));
		return reading.view(id);
	}

	/** Asks the police to reconsider (Art 9). */
	@Permit("case:handle")
	CaseView askAgain(CaseId id, int version, UUID referralId, LocalDate on) {
		var file = steps.begin(id, version).file();
		steps.past(on, "提请复议日期");
		referrals.save(id, find(id, referralId).askAgain(on), access.actor().scope());
		steps.take(file, new CaseStep("case:refer", CaseEventKind.REFERRAL, "对不予立案提请复议：" + on,
				CaseMoveKind.CASE_CHANGED, FactsOfCase.nothing(), on));
		return reading.view(id);
	}

	private Referral find(CaseId id, UUID referralId) {
		return referrals.get(id, referralId, access.actor().scope()).orElseThrow(ReferralNotFound::new);
	}
}
