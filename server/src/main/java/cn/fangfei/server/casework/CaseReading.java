package cn.fangfei.server.casework;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.casework.CaseView.CaseFilingView;
import cn.fangfei.server.casework.CaseView.CaseMeasureView;
import cn.fangfei.server.casework.CaseView.CaseMovementView;
import cn.fangfei.server.casework.CaseView.CasePenaltyView;
import cn.fangfei.server.casework.CaseView.CaseReferralView;
import cn.fangfei.server.clue.Charge;
import cn.fangfei.server.clue.Sector;
import cn.fangfei.server.jurisdiction.Deadlines;
import cn.fangfei.server.jurisdiction.Due;
import cn.fangfei.server.jurisdiction.TermDesk;
import cn.fangfei.server.jurisdiction.TermStep;
import cn.fangfei.server.kernel.Yuan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a case together as people read it: with its bars, its terms and what the law would have one look at. */
@Component
class CaseReading {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

	private final Cases cases;

	private final CaseMeasures measures;

	private final CasePenalties penalties;

	private final CaseReferrals referrals;

	private final CaseMovements movements;

	private final CaseSettings settings;

	private final CaseSteps steps;

	private final TermDesk terms;

	private final Deadlines deadlines;

	private final Access access;

	CaseReading(Cases cases, CaseMeasures measures, CasePenalties penalties, CaseReferrals referrals,
			CaseMovements movements, CaseSettings settings, CaseSteps steps, TermDesk terms, Deadlines deadlines,
			Access access) {
		this.cases = cases;
		this.measures = measures;
		this.penalties = penalties;
		this.referrals = referrals;
		this.movements = movements;
		this.settings = settings;
		this.steps = steps;
		this.terms = terms;
		this.deadlines = deadlines;
		this.access = access;
	}

	CaseView view(CaseId id) {
		var actor = access.actor();
		var scope = actor.scope();
		var state = steps.seen(id);
		var file = state.file();
		var basics = file.basics();
		var taken = measures.of(id, scope);
		var moved = movements.of(id, scope);
		var limits = steps.limits(steps.today());
		var penalised = penalties.of(id, scope).stream().map(p -> p.withWarning(warning(p, state.sums()))).toList();
		var referred = referrals.of(id, scope).stream().map(r -> view(r, limits)).toList();
		var bars = Thresholds.bars(settings.lines(steps.today()), figures(file, state.sums(), moved), basics.aggravations(),
				basics.sector() == Sector.SECURITIES_FUNDS);
		var filing = file.filing() == null ? null : filing(file.filing());
		return new CaseView(id.value(), file.number(), basics.name(), file.status(), state.stage(),
				file.subjectId().value(), file.subjectName(), file.creditCode() == null ? null : file.creditCode().value(),
				file.region(), steps.regionName(file), basics.leadUnit(), steps.unitName(basics.leadUnit()),
				basics.sector(), basics.channel(), basics.situation(), basics.handlingBody(), file.path(), basics.remark(),
				file.foundOn(), file.openedOn(), filing, file.criminalFiledOn(), file.charge(),
				basics.aggravations().stream().sorted().toList(), file.supervision().leader(),
				file.supervision().supervisedOn(), file.supervision().number(), file.supervision().plan(), state.legacy(),
				legacyReasons(state), file.createdByName(), file.createdAt(), file.version(), steps.handles(file, actor),
				state.sums(), moved, cases.clues(id, scope), cases.parties(id, scope), measures.determinations(id, scope),
				taken, penalised, referred, bars, hints(state, filing, taken, penalised, referred, bars),
				cases.events(id, scope));
	}

	/** The due day of a measure by the term of its kind; null for a kind without one. */
	@Nullable Due due(MeasureKind kind, LocalDate decidedOn) {
		return kind.term() == null ? null : due(kind.term(), decidedOn);
	}

	Due due(TermStep step, LocalDate from) {
		return deadlines.due(terms.term(step, from), from.atStartOfDay(CHINA).toInstant(), List.of(), List.of());
	}

	/** What lies outside the ranges of 条例 Arts 30, 31 and 36, as they held on the day of the decision; a warning and no refusal. */
	@Nullable String warning(CasePenaltyView penalty, CaseSums sums) {
		if (penalty.amount() == null || penalty.types().stream().noneMatch(type -> type.code().equals("03"))) {
			return null;
		}
		var limits = steps.limits(penalty.decidedOn());
		return switch (penalty.target()) {
			case FUNDRAISER_UNIT, FUNDRAISER_PERSON -> sums.raised() == null ? "集资金额未登记，无法核对罚款幅度（条例第三十条）"
					: share(penalty.amount(), sums.raised(), limits, CaseLimit.FINE_LOW_PERCENT, CaseLimit.FINE_HIGH_PERCENT,
							"集资金额", "条例第三十条");
			case FACILITATOR_PARTY -> penalty.gain() == null ? "违法所得未填写，无法核对罚款幅度（条例第三十一条）"
					: share(penalty.amount(), penalty.gain(), limits, CaseLimit.FACILITATOR_LOW_PERCENT,
							CaseLimit.FACILITATOR_HIGH_PERCENT, "违法所得", "条例第三十一条");
			case RESPONSIBLE_PERSON -> range(penalty.amount(), limits.get(CaseLimit.RESPONSIBLE_LOW),
					limits.get(CaseLimit.RESPONSIBLE_HIGH), "条例第三十条");
			case UNCOOPERATIVE -> range(penalty.amount(), limits.get(CaseLimit.UNCOOPERATIVE_LOW),
					limits.get(CaseLimit.UNCOOPERATIVE_HIGH), "条例第三十六条");
			case OTHER_TARGET -> null;
		};
	}

	private static @Nullable String share(Yuan fine, Yuan whole, Map<CaseLimit, BigDecimal> limits, CaseLimit low,
			CaseLimit high, String of, String basis) {
		var least = whole.value().multiply(limits.get(low)).divide(HUNDRED, 2, RoundingMode.HALF_UP);
		var most = whole.value().multiply(limits.get(high)).divide(HUNDRED, 2, RoundingMode.HALF_UP);
		if (fine.value().compareTo(least) >= 0 && fine.value().compareTo(most) <= 0) {
			return null;
		}
		var percent = whole.value().signum() == 0 ? "" : "，为" + of + "的"
				+ fine.value().multiply(HUNDRED).divide(whole.value(), 2, RoundingMode.HALF_UP).toPlainString() + "%";
		return "罚款" + wan(fine.value()) + "万元" + percent + "，不在" + wan(least) + "万元至" + wan(most) + "万元之间（" + basis + "）";
	}

	private static @Nullable String range(Yuan fine, BigDecimal least, BigDecimal most, String basis) {
		return fine.value().compareTo(least) >= 0 && fine.value().compareTo(most) <= 0 ? null
				: "罚款" + wan(fine.value()) + "万元，不在" + wan(least) + "万元至" + wan(most) + "万元之间（" + basis + "）";
	}

	private static Thresholds.Figures figures(CaseFile file, CaseSums sums, List<CaseMovementView> moved) {
		if (sums.raised() == null) {
			return new Thresholds.Figures(null, sums.participants(), null, null);
		}
		// a reversal takes back what stood at the day of the movement it reverses
		var days = new HashMap<UUID, LocalDate>();
		moved.forEach(m -> days.put(m.movementId(), m.occurredOn()));
		var early = moved.stream()
			.filter(m -> m.returned() != null)
			.filter(m -> (m.reverses() == null ? m.occurredOn() : days.get(m.reverses())).isBefore(file.foundOn()))
			.map(m -> m.returned().value())
			.reduce(BigDecimal.ZERO, BigDecimal::add);
		return new Thresholds.Figures(sums.raised(), sums.participants(), sums.outstanding(),
				new Yuan(sums.raised().value().subtract(early)));
	}

	private CaseFilingView filing(CaseFile.Filing filing) {
		var due = due(TermStep.PENALTY_DECISION, filing.filedOn());
		return new CaseFilingView(filing.filedOn(), filing.body(), filing.number(), due.day(), due.sentence());
	}

	private CaseReferralView view(Referral r, Map<CaseLimit, BigDecimal> limits) {
		var late = new ArrayList<String>();
		var approval = due(TermStep.REFERRAL_APPROVAL, r.reportedOn());
		if (r.decidedOn().isAfter(approval.day())) {
			late.add("批准决定应在" + approval.day() + "前作出，实际为" + r.decidedOn() + "（移送规定第五条）");
		}
		// only the day of the approval is known: 24 hours end with the next day at the latest
		var handover = deadlines.due(terms.term(TermStep.REFERRAL_HANDOVER, r.decidedOn()),
				r.decidedOn().plusDays(1).atStartOfDay(CHINA).toInstant().minusSeconds(1), List.of(), List.of());
		if (r.handedOverAt() != null && r.handedOverAt().isAfter(handover.at())) {
			late.add("批准后应在24小时内移送，实际" + r.handedOverOn() + "移送（移送规定第五条）");
		}
		LocalDate dueOn = null;
		String sentence = null;
		switch (r.status()) {
			case APPROVED -> {
				dueOn = handover.day();
				sentence = "批准后24小时内移送，" + handover.day() + "到期（移送规定第五条）。";
			}
			case HANDED_OVER -> {
				var days = limits.get(CaseLimit.POLICE_DECISION_DAYS).intValueExact();
				dueOn = Objects.requireNonNull(r.acceptedOn() == null ? r.handedOverOn() : r.acceptedOn()).plusDays(days);
				sentence = "公安机关接受案件后" + days + "日内决定是否立案，" + dueOn + "到期（移送规定第八条）。";
			}
			case REFUSED -> {
				if (r.askedOn() == null && r.policeDecidedOn() != null) {
					var days = limits.get(CaseLimit.RECONSIDERATION_DAYS).intValueExact();
					dueOn = r.policeDecidedOn().plusDays(days);
					sentence = "对不予立案有异议的，接到通知后" + days + "日内提请复议，" + dueOn + "到期（移送规定第九条）。";
				}
			}
			case RECONSIDERED -> {
				var days = limits.get(CaseLimit.RECONSIDERATION_DAYS).intValueExact();
				dueOn = Objects.requireNonNull(r.askedOn()).plusDays(days);
				sentence = "公安机关" + days + "日内作出复议决定，" + dueOn + "到期（移送规定第九条）。";
			}
			case DENIED, FILED -> {
			}
		}
		return new CaseReferralView(r.id(), r.status(), r.reportedOn(), r.officers(), r.decidedOn(), r.decidedBy(),
				r.approved(), r.reason(), r.handedOverAt(), r.organ(), r.paperNo(), r.acceptedOn(), r.policeDecidedOn(),
				r.charge(), r.policePaperNo(), r.policeReason(), r.askedOn(), r.answeredOn(), r.answer(), dueOn, sentence,
				late);
	}

	private List<String> legacyReasons(CaseState state) {
		var line = steps.legacyLine();
		var reasons = new ArrayList<String>();
		var file = state.file();
		var since = file.openedOn();
		if (file.filing() != null && file.filing().filedOn().isBefore(since)) {
			since = file.filing().filedOn();
		}
		if (file.criminalFiledOn() != null && file.criminalFiledOn().isBefore(since)) {
			since = file.criminalFiledOn();
		}
		if (!since.isAfter(line.day())) {
			reasons.add("自" + since + "立案已满" + (steps.today().getYear() - line.day().getYear()) + "年");
		}
		if (state.sums().raisedOrNone().value().compareTo(line.amount().value()) >= 0) {
			reasons.add("集资金额达到" + wan(line.amount().value()) + "万元");
		}
		return reasons;
	}

	/** What the law would have one look at, most pressing first. */
	private List<String> hints(CaseState state, @Nullable CaseFilingView filing, List<CaseMeasureView> taken,
			List<CasePenaltyView> penalised, List<CaseReferralView> referred, List<ThresholdBar> bars) {
		var hints = new ArrayList<String>();
		var file = state.file();
		if (file.status() == CaseStatus.CLOSED) {
			return hints;
		}
		var today = steps.today();
		var liable = bars.stream()
			.anyMatch(b -> b.charge() == Charge.ILLEGAL_PUBLIC_DEPOSITS && b.level() == ThresholdLevel.REACHED);
		var handedOver = referred.stream().anyMatch(r -> r.handedOverAt() != null);
		if (liable && !handedOver && file.criminalFiledOn() == null) {
			hints.add("已达刑事追责标准，尚未移送公安。涉嫌犯罪的应当移送，不得以行政处罚代替（移送规定第十一条）。");
		}
		for (var referral : referred) {
			if (referral.dueOn() != null && referral.dueOn().isBefore(today)) {
				hints.add("移送公安" + referral.status().label() + "已逾期：" + referral.dueSentence());
			}
		}
		for (var measure : taken) {
			if (measure.result() == null && measure.revoked() == null && measure.until() != null
					&& measure.until().isBefore(today)) {
				hints.add("“" + measure.kind().label() + "”" + measure.until() + "到期，尚未登记结果。");
			}
		}
		var decided = penalised.stream().anyMatch(p -> p.revoked() == null);
		if (filing != null && !decided && !handedOver && filing.decisionDue().isBefore(today)) {
			hints.add("行政立案后应在" + filing.decisionDue() + "前作出处理决定，尚未登记（行政处罚法第六十条）。");
		}
		if (state.legacy() && file.supervision().leader() == null) {
			hints.add("属于重点案件（" + String.join("，", legacyReasons(state)) + "），尚未登记包案领导（固政办〔2025〕10号第18条）。");
		}
		return hints;
	}

	private static String wan(BigDecimal yuan) {
		return new Yuan(yuan).inTenThousands().toPlainString();
	}
}
