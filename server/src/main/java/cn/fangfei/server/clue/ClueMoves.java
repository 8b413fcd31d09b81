package cn.fangfei.server.clue;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.jurisdiction.RegionDesk;
import cn.fangfei.server.jurisdiction.TermUnit;
import cn.fangfei.server.jurisdiction.Unit;
import cn.fangfei.server.jurisdiction.UnitDesk;
import cn.fangfei.server.kernel.Actor;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What all verbs of a clue have in common: find it, ask whether the step may be taken, keep it, tell of it, show it. */
@Component
class ClueMoves {

	private final Clues clues;

	private final Findings findings;

	private final RegionDesk regions;

	private final UnitDesk units;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	ClueMoves(Clues clues, Findings findings, RegionDesk regions, UnitDesk units, Access access, AuditTrail audit, Clock clock) {
		this.clues = clues;
		this.findings = findings;
		this.regions = regions;
		this.units = units;
		this.access = access;
		this.audit = audit;
		this.clock = clock;
	}

	/** A clue that somebody is about to take a step with. */
	record Move(Clue clue, ClueStep step, Actor actor, Instant now) {
	}

	/**
	 * A line of the timeline.
	 * @param was what a value was before
	 * @param becomes what it is now
	 */
	record Line(ClueEventKind kind, String text, @Nullable String was, @Nullable String becomes) {

		/** The line of a step that leads to another status. */
		static Line of(ClueEventKind kind, String text, Clue before, Clue after) {
			return new Line(kind, text, before.status().label(), after.status().label());
		}

		static Line of(ClueEventKind kind, String text) {
			return new Line(kind, text, null, null);
		}
	}

	/** Begins a step: the clue is seen, nobody was faster, the table and the rules allow it. */
	Move begin(ClueId id, int version, ClueStep step) {
		var actor = access.actor();
		var now = clock.instant();
		var clue = find(id, actor);
		if (clue.version() != version) {
			throw stale(clue, actor, now);
		}
		refuse(clue, step, actor, now);
		return new Move(clue, step, actor, now);
	}

	void refuse(Clue clue, ClueStep step, Actor actor, Instant now) {
		var hurdle = ClueRules.hurdle(clue, step, actor, now);
		if (hurdle != null) {
			throw hurdle.notYours() ? new ClueStepNotYours(clue.number(), step.label(), hurdle.reason())
					: new ClueStepImpossible(clue.number(), step.label(), hurdle.reason());
		}
	}

	/** Keeps what became of the clue, with its line and the audit's. */
	void keep(Move move, Clue after, Line line, String action, String detail) {
		var before = move.clue();
		if (!clues.save(after, move.actor().scope())) {
			throw stale(before, move.actor(), move.now());
		}
		if (before.status() == ClueStatus.SUSPENDED && after.status() != ClueStatus.SUSPENDED && move.step() != ClueStep.RESUME) {
			clues.startClock(after.id(), ClueClocks.day(move.now()));
		}
		if (before.round().extensionBy() != null && after.round().extensionBy() == null
				&& move.step() != ClueStep.DECIDE_EXTENSION) {
			clues.lapseExtension(after.id(), move.now());
		}
		tell(move, line, action, detail);
	}

	/** Writes the line of a step that changes nothing of the clue itself, and the audit's. */
	void tell(Move move, Line line, String action, String detail) {
		clues.tell(move.clue().id(), move.now(), line.kind(), move.actor(), unitName(move.actor().unitId()), line.text(),
				line.was(), line.becomes());
		audit.record(move.actor(), action, "clue", move.clue().id(), move.clue().region(),
				"线索" + move.clue().number() + detail);
	}

	Clue find(ClueId id, Actor actor) {
		return clues.get(id, actor.scope()).orElseThrow(ClueNotFound::new);
	}

	/** Says who took which step when: the last one of the timeline that changed the clue. */
	ClueChangedMeanwhile stale(Clue clue, Actor actor, Instant now) {
		var steps = clues.events(clue.id(), actor.scope()).stream().filter(e -> e.kind().changes()).toList();
		var last = steps.get(steps.size() - 1);
		var at = last.at().atZone(ClueClocks.CHINA);
		var pattern = at.toLocalDate().equals(ClueClocks.day(now)) ? "H:mm" : "M月d日H:mm";
		return new ClueChangedMeanwhile(last.by(), at.format(DateTimeFormatter.ofPattern(pattern)),
				last.text().split("[：，]", 2)[0]);
	}

	ClueView view(ClueId id) {
		var actor = access.actor();
		return view(find(id, actor), actor);
	}

	/** What whoever took a step sees of it: the clue that was kept, not read once more. */
	ClueView view(Move move, Clue after) {
		return view(after.saved(), move.actor());
	}

	ClueView view(Clue c, Actor actor) {
		return view(c, actor, clues.events(c.id(), actor.scope()));
	}

	/** The same with the timeline that is known. */
	ClueView view(Clue c, Actor actor, List<ClueEventView> events) {
		var now = clock.instant();
		var round = c.round();
		var finding = c.illegality() == null ? null : findings.of(c.id(), actor.scope()).orElse(null);
		var unit = round.termUnit() == null ? TermUnit.WORKING_DAYS : round.termUnit();
		return new ClueView(c.id().value(), c.number(), c.subjectName(), code(c), c.source(), c.status(), c.region(),
				regions.name(c.region()), c.grid(), c.assignedUnit(),
				c.assignedUnit() == null ? null : unitName(c.assignedUnit()), c.foundOn(), c.registeredAt(), c.dueOn(),
				c.dueSentence(), c.illegality(), c.version(), c.description(), c.sector(), c.method(), c.channel(),
				c.amount(), c.participants(), c.firmId(), c.createdByName(), joinedSources(events), events, finding, c.urgent(), c.workingSource(), c.subjectId(), c.warningId(),
				round.number(), round.dispatchedAt(), round.acceptBy(), round.returns(), round.arbitrated(),
				claim(c, actor, now), round.suspensions() == 0 ? List.of() : clues.pauses(c.id(), round.number()),
				events.stream().noneMatch(e -> e.kind() == ClueEventKind.EXTENSION_REQUESTED) ? List.of()
						: clues.extensions(c.id(), round.number(), unit.label()),
				steps(c, actor, now));
	}

	/** Each report that joined the clue has one line. */
	private static int joinedSources(List<ClueEventView> events) {
		return (int) events.stream().filter(e -> e.kind() == ClueEventKind.JOINED).count();
	}

	static @Nullable ClueClaimView claim(Clue clue, Actor actor, Instant now) {
		var claim = clue.claim();
		return claim == null || !claim.holds(now) ? null
				: new ClueClaimView(claim.byName(), claim.by().equals(actor.accountId()), claim.until());
	}

	static @Nullable String code(Clue clue) {
		return clue.creditCode() == null ? null : clue.creditCode().value();
	}

	String unitName(@Nullable UUID unit) {
		return unit == null ? "" : units.get(unit).map(Unit::name).orElse("");
	}

	/** Every step with whether it can be taken now and why not. */
	private List<ClueStepView> steps(Clue clue, Actor actor, Instant now) {
		return Arrays.stream(ClueStep.values()).map(step -> {
			var hurdle = ClueRules.hurdle(clue, step, actor, now);
			var reason = hurdle != null ? hurdle.reason()
					: step == ClueStep.RECHECK && clues.otherOpen(clue) ? "同一事项另有在办线索" : null;
			return new ClueStepView(step, step.label(), reason == null, reason);
		}).toList();
	}
}
