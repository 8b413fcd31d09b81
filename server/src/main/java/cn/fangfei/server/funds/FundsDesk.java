package cn.fangfei.server.funds;

import cn.fangfei.detection.assess.Precision;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.funds.FundsAlertRow.FundsName;
import cn.fangfei.server.funds.FundsAlertView.FundsCandidateView;
import cn.fangfei.server.funds.FundsAlertView.FundsLineView;
import cn.fangfei.server.funds.FundsAlertView.FundsLinkView;
import cn.fangfei.server.funds.FundsAlertView.FundsOpinion;
import cn.fangfei.server.funds.FundsAlertView.FundsReasonView;
import cn.fangfei.server.funds.FundsAlertView.FundsUrgent;
import cn.fangfei.server.funds.FundsAlertView.FundsVerdictView;
import cn.fangfei.server.funds.FundsAlertView.FundsWeek;
import cn.fangfei.server.funds.FundsAlerts.Row;
import cn.fangfei.server.funds.FundsLinker.Link;
import cn.fangfei.server.jurisdiction.RegionDesk;
import cn.fangfei.server.kernel.CreditCode;
import cn.fangfei.server.kernel.FreeText;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.registry.FirmDesk;
import cn.fangfei.server.registry.FirmId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where alerts of banks are read, judged and linked to whom they speak of. */
@Service
@Transactional
public class FundsDesk {

	private final FundsAlerts alerts;

	private final FundsLinker linker;

	private final FundsTeller teller;

	private final FirmDesk firms;

	private final RegionDesk regions;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	FundsDesk(FundsAlerts alerts, FundsLinker linker, FundsTeller teller, FirmDesk firms, RegionDesk regions, Access access, AuditTrail audit,
			Clock clock) {
		this.alerts = alerts;
		this.linker = linker;
		this.teller = teller;
		this.firms = firms;
		this.regions = regions;
		this.access = access;
		this.audit = audit;
		this.clock = clock;
	}

	/** One page of alerts. */
	@Permit("funds:read")
	FundsAlertPage list(FundsAlertFilter filter, Paging paging) {
		var actor = access.actor();
		var page = alerts.page(filter, actor.scope(), paging);
		var total = paging.total(page.size(), () -> alerts.count(filter, actor.scope()));
		audit.record(actor, "funds:list", "funds-alert", filter.subject(), filter.region(), "查看资金监测，符合条件" + total + "条，本页" + page.size() + "条");
		return new FundsAlertPage(rows(page), total, paging.page(), paging.size());
	}

	/** How many alerts wait for the post to be judged. */
	@Permit("funds:judge")
	@Transactional(readOnly = true)
	FundsCounts counts() {
		return new FundsCounts(alerts.count(FundsAlertFilter.waiting(), access.actor().scope()));
	}

	/** The banks that alerted, for the filter. */
	@Permit("funds:read")
	@Transactional(readOnly = true)
	List<FundsBank> banks() {
		return alerts.banks(access.actor().scope()).stream().map(b -> new FundsBank(b.unitId(), b.bankName())).toList();
	}

	/** An alert with all that is known of it; every look is on record, for it may be a person. */
	@Permit("funds:read")
	public FundsAlertView get(UUID id) {
		var alert = find(id);
		audit.record(access.actor(), "funds:read", "funds-alert", id, alert.region(), "查看" + alert.called());
		return view(alert);
	}

	/**
	 * The alert of a bank's subject.
	 * @param subjectKey how the bank calls it
	 */
	@Permit("funds:read")
	@Transactional(readOnly = true)
	public UUID of(UUID bank, String subjectKey) {
		return alerts.of(bank, subjectKey, access.actor().scope()).orElseThrow(FundsAlertNotFound::new);
	}

	/** Says what an alert is. The newest verdict counts, the older ones stay. */
	@Permit("funds:judge")
	public FundsAlertView judge(UUID id, FundsVerdictReason reason, String note, int version, boolean confirmedNoIdentity) {
		var actor = access.actor();
		var alert = find(id);
		if (reason.wantsWords() && note.isBlank()) {
			throw new FundsReasonWordsMissing();
		}
		FreeText.refuseIdentity(confirmedNoIdentity, "研判说明", note);
		var now = clock.instant();
		alerts.addVerdict(alert, reason, note.strip(), actor, now);
		if (!alerts.judge(id, reason.verdict(), actor.displayName(), now, version)) {
			throw new FundsAlertMoved(alert.called());
		}
		audit.record(actor, "funds:judge", "funds-alert", id, alert.region(),
				"研判" + alert.called() + "为" + reason.verdict().label() + "（" + reason.label() + "）");
		teller.tell(List.of(id), now);
		return view(find(id));
	}

	/** Links an alert to whom it speaks of, in the place of whom it was linked to: a candidate, a firm, or the bank's customer alone. */
	@Permit("funds:judge")
	public FundsAlertView link(UUID id, NewFundsLink wish, int version) {
		var actor = access.actor();
		var alert = find(id);
		var now = clock.instant();
		if (!alerts.stepped(id, version)) {
			throw new FundsAlertMoved(alert.called());
		}
		String name;
		boolean added;
		if (wish.candidateId() != null && wish.firmId() == null && !wish.own()) {
			var candidate = alerts.candidates(id)
				.stream()
				.filter(c -> c.candidateId().equals(wish.candidateId()) && !c.status().equals("LINKED"))
				.findFirst()
				.orElseThrow(FundsCandidateNotFound::new);
			name = candidate.name();
			added = linker.link(id, new Link(name, code(candidate.creditCode()), candidate.firmId(), candidate.place(),
					"人工确认候选主体：" + candidate.reason(), false, actor.displayName()), actor.accountId(), now);
		}
		else if (wish.firmId() != null && wish.candidateId() == null && !wish.own()) {
			var firm = firms.get(new FirmId(wish.firmId()));
			name = firm.name();
			added = linker.link(id, new Link(name, code(firm.creditCode()), wish.firmId(), firm.regionCode(), "人工选择登记企业。", false,
					actor.displayName()), actor.accountId(), now);
		}
		else if (wish.own() && wish.candidateId() == null && wish.firmId() == null && FundsLinker.code(alert.subjectKey()) == null) {
			name = FundsLinker.name(alert.bankName(), alert.subjectKey());
			added = linker.linkOwn(id, alert.county(), name, "人工改回银行的客户编号，不与其他主体合并。", false, actor.displayName(), actor.accountId(), now);
		}
		else {
			throw new FundsLinkUnclear();
		}
		if (!added) {
			throw new FundsLinkExists(name);
		}
		audit.record(actor, "funds:judge", "funds-alert", id, alert.region(), "将" + alert.called() + "关联到“" + name + "”");
		teller.tell(List.of(id), now);
		return view(find(id));
	}

	/** Says that a candidate is not meant. */
	@Permit("funds:judge")
	public FundsAlertView reject(UUID id, UUID candidateId, String note, int version, boolean confirmedNoIdentity) {
		var actor = access.actor();
		var alert = find(id);
		FreeText.refuseIdentity(confirmedNoIdentity, "排除理由", note);
		if (!alerts.stepped(id, version)) {
			throw new FundsAlertMoved(alert.called());
		}
		if (!alerts.reject(id, candidateId, note.strip(), actor.displayName(), clock.instant())) {
			throw new FundsCandidateNotFound();
		}
		audit.record(actor, "funds:judge", "funds-alert", id, alert.region(), "排除" + alert.called() + "的一个候选主体");
		return view(find(id));
	}

	/** How often each mark spoke and how often people found that it should not have. */
	@Permit("funds:read")
	FundsMarks marks() {
		var actor = access.actor();
		var counted = alerts.marks(actor.scope());
		audit.record(actor, "funds:list", "funds-mark", null, actor.region(), "查看资金特征的误报情况，共" + counted.size() + "项");
		return new FundsMarks(counted.stream().map(c -> {
			var share = Precision.of(c.falseAlarms(), c.judged());
			return new FundsMarks.FundsMarkView(c.mark(), FundsMark.label(c.mark()), c.shown(), c.judged(), c.falseAlarms(),
					c.judged() == 0 ? null : share.share(), share.low(), share.high());
		}).toList());
	}

	private Row find(UUID id) {
		return alerts.find(id, access.actor().scope()).orElseThrow(FundsAlertNotFound::new);
	}

	private static @Nullable CreditCode code(@Nullable String text) {
		return text != null && text.matches("[0-9A-Z]{18}") ? new CreditCode(text) : null;
	}

	private List<FundsAlertRow> rows(List<Row> page) {
		var names = regions.names(page.stream().map(Row::region).distinct().toList());
		return page.stream().map(a -> row(a, names)).toList();
	}

	private static FundsAlertRow row(Row a, Map<RegionCode, String> names) {
		return new FundsAlertRow(a.alertId(), a.unitId(), a.bankName(), a.subjectName() == null ? a.name() : a.subjectName(), a.firm(),
				a.level(), a.raisedFrom(), a.urgentAt() != null, a.score(), a.firstDay(), a.lastDay(), a.typologies().stream().map(t -> new FundsName(t, FundsTypology.label(t))).toList(),
				a.marks().stream().map(m -> new FundsName(m, FundsMark.label(m))).toList(), a.because(), a.region(),
				names.getOrDefault(a.region(), a.region().value()), a.lines(), a.firstReceivedAt(), a.lastReceivedAt(), a.verdict(),
				a.judgedAt(), a.judgedBy(), a.verdict() == null && a.reopenedAt() != null, a.subjectId(), a.candidates(), a.version());
	}

	private FundsAlertView view(Row alert) {
		var id = alert.alertId();
		var lines = alerts.lines(id);
		var shown = lines.stream().filter(l -> l.lineId().equals(alert.shownLine())).findFirst().orElse(lines.get(0)).content();
		var newest = lines.stream().filter(l -> l.lineId().equals(alert.newestLine())).findFirst().orElse(lines.get(0)).content();
		var urgent = lines.stream().filter(l -> l.lineId().equals(alert.urgentLine())).findFirst();
		var challenger = shown.challenger();
		var candidates = alerts.candidates(id);
		var places = regions.names(candidates.stream().map(FundsAlerts.Candidate::place).distinct().toList());
		return new FundsAlertView(rows(List.of(alert)).get(0), alert.subjectKey(),
				reasons(shown.reasons()),
				FundsElement.shown(alert.elements(), alert.typologies()), shown.severity(),
				urgent.map(l -> new FundsUrgent(l.content().reasons().get(0).sentence(), l.day(), Objects.requireNonNull(alert.urgentAt())))
					.orElse(null),
				challenger == null ? null : new FundsOpinion(challenger.score(), challenger.official(), alert.raisedFrom() != null,
						reasons(challenger.reasons()), challenger.version()),
				shown.lowering(), shown.coverage(),
				newest.weeks().stream().map(w -> new FundsWeek(w.monday(), w.payers(), w.in(), w.payees(), w.out(), w.other())).toList(),
				shown.weights(),
				lines.stream()
					.map(l -> new FundsLineView(l.lineId(), l.fileId(), l.lineNo(), l.day(), l.level(), l.score(), l.fileName(), l.serial(),
							l.receivedAt(), l.lineId().equals(alert.shownLine()), Boolean.TRUE.equals(l.content().urgent())))
					.toList(),
				candidates.stream()
					.map(c -> new FundsCandidateView(c.candidateId(), c.firmId(), c.name(), c.creditCode(), c.place(),
							places.getOrDefault(c.place(), c.place().value()), c.reason(), FundsCandidateStatus.valueOf(c.status()), c.answeredBy(),
							c.answeredAt(), c.note()))
					.toList(),
				alerts.links(id)
					.stream()
					.map(l -> new FundsLinkView(l.linkId(), l.subjectId(), l.subjectName(), l.firmId(), l.creditCode(), l.reason(), l.automatic(),
							l.madeBy(), l.madeAt(), l.endedAt(), l.endedBy(), l.endedReason()))
					.toList(),
				alerts.verdicts(id)
					.stream()
					.map(v -> new FundsVerdictView(v.verdictId(), v.verdict(), v.reason(), v.reason().label(), v.note(), v.givenBy(), v.givenAt()))
					.toList());
	}

	private static List<FundsReasonView> reasons(List<FundsAlerts.Content.Reason> said) {
		return said.stream()
			.map(r -> new FundsReasonView(r.sentence(), r.feature(), FundsMark.label(r.feature()), r.value(), r.reference(), r.logOdds(),
					FundsElement.valueOf(r.element())))
			.toList();
	}

	/** Whom an alert is linked to: one of the three is set. */
	public record NewFundsLink(@Nullable UUID candidateId, @Nullable UUID firmId, boolean own) {
	}

	/** What waits for the post. */
	record FundsCounts(long waiting) {
	}

	/** A bank that alerted. */
	record FundsBank(UUID unitId, String bankName) {
	}
}
