package cn.fangfei.server.intake;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.intake.IntakeItems.Item;
import cn.fangfei.server.intake.TakedownMonths.TakedownMonthView;
import cn.fangfei.server.intake.Takedowns.Step;
import cn.fangfei.server.intake.Takedowns.Takedown;
import cn.fangfei.server.jurisdiction.Unit;
import cn.fangfei.server.jurisdiction.UnitDesk;
import cn.fangfei.server.jurisdiction.UnitKind;
import cn.fangfei.server.kernel.FreeText;
import cn.fangfei.server.kernel.Ids;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionLevel;
import cn.fangfei.server.kernel.ReportMonth;
import cn.fangfei.server.notify.MessageKind;
import cn.fangfei.server.notify.Notice;
import cn.fangfei.server.notify.NotifyDesk;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where unlawful adverts are taken down (Q9 清理涉非广告资讯): the office determines them, hands them over to the authority, and its result
 * is told. Each step stands once; it is taken back only by a step that says why.
 */
@Service
@Transactional
public class TakedownDesk {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private static final int MOST_MONTHS = 36;

	private final IntakeItems items;

	private final Takedowns takedowns;

	private final TakedownReading reading;

	private final UnitDesk units;

	private final NotifyDesk notify;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	private final int cutoffDay;

	TakedownDesk(Takedowns takedowns, IntakeItems items, TakedownReading reading, UnitDesk units, NotifyDesk notify, Access access,
			AuditTrail audit, Clock clock, @Value("${fangfei.report.cutoff-day:25}") int cutoffDay) {
		this.items = items;
		this.takedowns = takedowns;
		this.reading = reading;
		this.units = units;
		this.notify = notify;
		this.access = access;
		this.audit = audit;
		this.clock = clock;
		this.cutoffDay = cutoffDay;
	}

	/** 认定: says by which law an advert is unlawful. */
	@Permit("intake:determine")
	public TakedownView determine(UUID id, List<TakedownBasis> bases, LocalDate day, String note, int version, boolean confirmedNoIdentity) {
		var item = find(id);
		FreeText.refuseIdentity(confirmedNoIdentity, "认定说明", note);
		if (bases.contains(TakedownBasis.OTHER_BASIS) && note.isBlank()) {
			throw new TakedownNoteMissing(TakedownBasis.OTHER_BASIS.label());
		}
		takedowns.begin(id, item.region());
		var now = at(item, TakedownState.NONE, "认定", version);
		refuseDay(day, null);
		move(item, TakedownState.DETERMINED, null, null, now.version());
		return done(item, step(TakedownStepKind.DETERMINED, day, bases.stream().distinct().toList(), null, null, null, null, note),
				"认定" + item.called() + "涉嫌非法集资宣传");
	}

	/** 移交: hands a determined advert over to a member agency, which is told. */
	@Permit("intake:determine")
	public TakedownView handOver(UUID id, UUID unitId, String paperNumber, LocalDate day, String note, int version,
			boolean confirmedNoIdentity) {
		var item = find(id);
		FreeText.refuseIdentity(confirmedNoIdentity, "移交说明", note);
		var now = at(item, TakedownState.DETERMINED, "移交", version);
		var unit = units.get(unitId)
			.filter(u -> u.active() && u.kind() == UnitKind.AGENCY && u.regionCode().at(RegionLevel.COUNTY).equals(item.county()))
			.orElseThrow(TakedownUnitUnfit::new);
		refuseDay(day, dayOf(id, TakedownStepKind.DETERMINED));
		move(item, TakedownState.HANDED_OVER, unitId, null, now.version());
		notify.toUnit(unitId, new Notice(MessageKind.TODO, "处非办移交一条涉非" + item.channel().label() + "（" + paperNumber.strip() + "），请依法处置并反馈结果。",
				"/intake/" + id, "intake", id.toString()));
		return done(item, step(TakedownStepKind.HANDED_OVER, day, List.of(), unit, paperNumber.strip(), null, null, note),
				"将" + item.called() + "移交“" + unit.name() + "”（" + paperNumber.strip() + "）");
	}

	/** 结果: says what became of an advert that was handed over. */
	@Permit("intake:clear")
	public TakedownView answer(UUID id, TakedownResult result, LocalDate day, String note, int version, boolean confirmedNoIdentity) {
		var item = find(id);
		var actor = access.actor();
		FreeText.refuseIdentity(confirmedNoIdentity, "处置说明", note);
		var now = at(item, TakedownState.HANDED_OVER, "填报结果", version);
		if (!actor.may("intake:determine") && !Objects.equals(actor.unitId(), now.unitId())) {
			throw new TakedownNotYours();
		}
		if (result == TakedownResult.NOT_HANDLED && note.isBlank()) {
			throw new TakedownNoteMissing(result.label());
		}
		refuseDay(day, dayOf(id, TakedownStepKind.HANDED_OVER));
		move(item, TakedownState.ANSWERED, now.unitId(), result, now.version());
		if (!actor.may("intake:determine")) {
			notify.toOffice(item.region(), new Notice(MessageKind.INFO, "移交的一条涉非" + item.channel().label() + result.label() + "。", "/intake/" + id,
					"intake", id.toString()));
		}
		return done(item, step(TakedownStepKind.ANSWERED, day, List.of(), null, null, result, null, note),
				"填报" + item.called() + "的处置结果：" + result.label());
	}

	/** Takes the newest step back, with why. The step stays in the history and in the figures of a month that is over. */
	@Permit("intake:determine")
	public TakedownView annul(UUID id, String reason, int version, boolean confirmedNoIdentity) {
		var item = find(id);
		FreeText.refuseIdentity(confirmedNoIdentity, "撤销理由", reason);
		var now = state(id);
		var steps = takedowns.steps(id);
		var newest = TakedownReading.newest(steps)
			.orElseThrow(() -> new TakedownStepImpossible(item.called(), now.state().label(), "撤销"));
		if (now.version() != version) {
			throw new TakedownMoved(item.called());
		}
		switch (newest.kind()) {
			case DETERMINED -> move(item, TakedownState.NONE, null, null, version);
			case HANDED_OVER -> move(item, TakedownState.DETERMINED, null, null, version);
			case ANSWERED -> move(item, TakedownState.HANDED_OVER, now.unitId(), null, version);
			case ANNULLED -> throw new IllegalStateException("an annulment is never annulled");
		}
		if (newest.kind() != TakedownStepKind.DETERMINED && now.unitId() != null) {
			notify.toUnit(now.unitId(), new Notice(MessageKind.INFO, "处非办撤销了一条涉非" + item.channel().label() + "的" + newest.kind().label() + "。",
					newest.kind() == TakedownStepKind.ANSWERED ? "/intake/" + id : "/intake", "intake", id.toString()));
		}
		return done(item, step(TakedownStepKind.ANNULLED, LocalDate.ofInstant(clock.instant(), CHINA), List.of(), null, null, null,
				newest.stepId(), reason), "撤销" + item.called() + "的" + newest.kind().label());
	}

	/** 认定、移交、已清理 of each month, newest first; the month runs as that of the forms does. */
	@Permit("intake:read")
	TakedownMonths months(@Nullable YearMonth from, @Nullable YearMonth to) {
		var actor = access.actor();
		var last = to == null ? monthOf(clock.instant()) : to;
		var first = from == null ? last.minusMonths(11) : from;
		var spans = new ArrayList<ReportMonth>();
		for (var month = last; !month.isBefore(first) && spans.size() < MOST_MONTHS; month = month.minusMonths(1)) {
			spans.add(month(month));
		}
		var counts = takedowns.counts(spans, actor.scope());
		var months = new ArrayList<TakedownMonthView>();
		for (var i = 0; i < spans.size(); i++) {
			var span = spans.get(i);
			var of = counts.get(i);
			months.add(new TakedownMonthView(span.month(), span.from(), span.until(), of.getOrDefault(TakedownCount.DETERMINED, 0L),
					of.getOrDefault(TakedownCount.HANDED_OVER, 0L), of.getOrDefault(TakedownCount.CLEARED, 0L),
					of.getOrDefault(TakedownCount.NOT_CLEARED, 0L), of.getOrDefault(TakedownCount.ANNULLED, 0L)));
		}
		audit.record(actor, "intake:list", "intake-takedown", null, actor.region(), "查看涉非广告清理月度数，共" + months.size() + "个月");
		return new TakedownMonths(cutoffDay, months);
	}

	ReportMonth month(YearMonth month) {
		return new ReportMonth(month, cutoffDay);
	}

	/** The month of the forms that an instant belongs to. */
	YearMonth monthOf(Instant at) {
		var day = LocalDate.ofInstant(at, CHINA);
		return YearMonth.from(day).plusMonths(day.getDayOfMonth() > cutoffDay ? 1 : 0);
	}

	private Item find(UUID id) {
		return items.find(id, access.actor().scope()).orElseThrow(IntakeItemNotFound::new);
	}

	private Takedown state(UUID id) {
		return takedowns.find(id, access.actor().scope()).orElse(Takedown.NONE);
	}

	private Takedown at(Item item, TakedownState wanted, String wish, int version) {
		var now = state(item.itemId());
		if (now.version() != version) {
			throw new TakedownMoved(item.called());
		}
		if (now.state() != wanted) {
			throw new TakedownStepImpossible(item.called(), now.state().label(), wish);
		}
		return now;
	}

	private void move(Item item, TakedownState state, @Nullable UUID unit, @Nullable TakedownResult result, int version) {
		if (!takedowns.move(item.itemId(), state, unit, result, version)) {
			throw new TakedownMoved(item.called());
		}
	}

	private TakedownView done(Item item, Step step, String said) {
		var actor = access.actor();
		takedowns.add(item.itemId(), step, actor);
		audit.record(actor, "intake:takedown", "intake", item.itemId(), item.region(), said);
		return reading.view(state(item.itemId()), takedowns.steps(item.itemId()));
	}

	private Step step(TakedownStepKind kind, LocalDate day, List<TakedownBasis> bases, @Nullable Unit unit, @Nullable String paper,
			@Nullable TakedownResult result, @Nullable UUID annuls, String note) {
		var actor = access.actor();
		var byUnit = actor.unitId() == null ? "" : units.get(actor.unitId()).map(Unit::name).orElse("");
		return new Step(Ids.next(), kind, day, bases, unit == null ? null : unit.unitId(), unit == null ? null : unit.name(), paper, result,
				annuls, note.strip(), actor.displayName(), byUnit, clock.instant());
	}

	private @Nullable LocalDate dayOf(UUID id, TakedownStepKind kind) {
		return TakedownReading.newest(takedowns.steps(id)).filter(s -> s.kind() == kind).map(Step::day).orElse(null);
	}

	private void refuseDay(LocalDate day, @Nullable LocalDate before) {
		if (day.isAfter(LocalDate.ofInstant(clock.instant(), CHINA))) {
			throw new TakedownDayWrong("日期不能晚于今天");
		}
		if (before != null && day.isBefore(before)) {
			throw new TakedownDayWrong("日期不能早于上一步的" + before);
		}
	}
}
