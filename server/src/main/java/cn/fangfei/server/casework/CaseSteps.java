package cn.fangfei.server.casework;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.casework.CaseView.CaseClueView;
import cn.fangfei.server.clue.ClueId;
import cn.fangfei.server.jurisdiction.RegionDesk;
import cn.fangfei.server.jurisdiction.Unit;
import cn.fangfei.server.jurisdiction.UnitDesk;
import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.Yuan;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What every step of a case has in common: the case is found within the scope, nobody was faster, the step is kept with a new version,
 * told to the timeline and the audit trail, and published once.
 */
@Component
class CaseSteps {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private final Cases cases;

	private final CaseSettings settings;

	private final UnitDesk units;

	private final RegionDesk regions;

	private final Access access;

	private final AuditTrail audit;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	CaseSteps(Cases cases, CaseSettings settings, UnitDesk units, RegionDesk regions, Access access, AuditTrail audit,
			ApplicationEventPublisher events, Clock clock) {
		this.cases = cases;
		this.settings = settings;
		this.units = units;
		this.regions = regions;
		this.access = access;
		this.audit = audit;
		this.events = events;
		this.clock = clock;
	}

	/** The case of a step that this post is about to take, as the caller saw it. */
	CaseState begin(CaseId id, int version) {
		var state = handled(id, version);
		if (state.file().status() == CaseStatus.CLOSED) {
			throw new CaseIsClosed(state.file().number());
		}
		return state;
	}

	/** The same, also of a closed case. */
	CaseState handled(CaseId id, int version) {
		var state = seen(id);
		if (!handles(state.file(), access.actor())) {
			throw new NotTheLeadUnit(unitName(state.file().basics().leadUnit()));
		}
		if (state.file().version() != version) {
			throw stale(id);
		}
		return state;
	}

	CaseState seen(CaseId id) {
		return cases.get(id, legacyLine(), access.actor().scope()).orElseThrow(CaseNotFound::new);
	}

	/** Its lead unit takes the steps of a case, and the office of its territory. */
	boolean handles(CaseFile file, Actor actor) {
		return actor.may("case:handle")
				&& (file.basics().leadUnit().equals(actor.unitId()) || actor.scope().covers(file.region()));
	}

	/** Keeps the step and tells it; the only place where a step of a case is published. */
	void take(CaseFile after, CaseStep step) {
		keep(after);
		publish(after, step, access.actor(), now());
	}

	/** Keeps the case as it stands after a step. */
	void keep(CaseFile after) {
		if (!cases.save(after, access.actor().scope())) {
			throw stale(after.id());
		}
	}

	/** A case that was just made has nothing to keep. */
	void publish(CaseFile file, CaseStep step, Actor actor, Instant now) {
		cases.tell(file.id(), now, step.event(), actor, unitName(actor.unitId()), step.text());
		audit.record(actor, step.action(), "case", file.id(), file.region(),
				"案件" + file.number() + "：" + step.text().split("：", 2)[0]);
		events.publishEvent(new CaseMoved(UUID.randomUUID(), file.id(), clues(file.id(), actor), step.move(), step.facts(),
				step.occurredOn(), actor.displayName(), now));
	}

	List<ClueId> clues(CaseId id, Actor actor) {
		return cases.clues(id, actor.scope()).stream().map(CaseClueView::clueId).map(ClueId::new).toList();
	}

	/** Nothing happened tomorrow. */
	LocalDate past(LocalDate day, String what) {
		if (day.isAfter(today())) {
			throw new CaseDateWrong(what, "不能晚于今天");
		}
		return day;
	}

	LegacyLine legacyLine() {
		var limits = limits(today());
		return new LegacyLine(today().minusYears(limits.get(CaseLimit.LEGACY_YEARS).intValueExact()),
				new Yuan(limits.get(CaseLimit.LEGACY_AMOUNT)));
	}

	Map<CaseLimit, BigDecimal> limits(LocalDate on) {
		return settings.limits(on);
	}

	String unitName(@Nullable UUID unit) {
		return unit == null ? "" : units.get(unit).map(Unit::name).orElse("");
	}

	String regionName(CaseFile file) {
		return regions.name(file.region());
	}

	Instant now() {
		return clock.instant();
	}

	LocalDate today() {
		return LocalDate.ofInstant(now(), CHINA);
	}

	/** Says who took which step when: the last line of the timeline. */
	private CaseChangedMeanwhile stale(CaseId id) {
		var told = cases.events(id, access.actor().scope());
		var last = told.get(told.size() - 1);
		var at = last.at().atZone(CHINA);
		var pattern = at.toLocalDate().equals(today()) ? "H:mm" : "M月d日H:mm";
		return new CaseChangedMeanwhile(last.by(), at.format(DateTimeFormatter.ofPattern(pattern)),
				last.text().split("[：，]", 2)[0]);
	}
}
