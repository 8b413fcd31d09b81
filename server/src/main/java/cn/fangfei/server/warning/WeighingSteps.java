package cn.fangfei.server.warning;

import cn.fangfei.server.registry.FirmWordingDesk;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The steps of the background work, each one transaction that also moves the checkpoint: a platform killed at any instant has done a
 * step whole or not at all.
 */
@Service
@Transactional
class WeighingSteps {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private static final int SUBJECTS_A_STEP = 1_000;

	private static final int FIRMS_A_STEP = 1_000;

	private final Weighings weighings;

	private final Weigher weigher;

	private final RuleSets ruleSets;

	private final RegisterSignals register;

	private final FirmWordingDesk wordings;

	private final Clock clock;

	WeighingSteps(Weighings weighings, Weigher weigher, RuleSets ruleSets, RegisterSignals register, FirmWordingDesk wordings,
			Clock clock) {
		this.weighings = weighings;
		this.weigher = weigher;
		this.ruleSets = ruleSets;
		this.register = register;
		this.wordings = wordings;
		this.clock = clock;
	}

	/** Does the next bit of what is to be done; false when nothing is. */
	boolean next() {
		return next(clock.instant());
	}

	boolean next(Instant now) {
		return replay(now) || mark(now) || weigh(now);
	}

	/** Reads in, once, the wording of a register that was there before this room was. */
	private boolean replay(Instant now) {
		var work = weighings.work();
		if (work.replayed()) {
			return false;
		}
		var firms = wordings.after(work.replayedTo(), FIRMS_A_STEP);
		if (!firms.isEmpty()) {
			register.keep(firms, now);
		}
		weighings.keep(new Weighings.Work(firms.isEmpty() ? work.replayedTo() : firms.get(firms.size() - 1).firmId().value(),
				firms.isEmpty(), work.ruleVersion(), work.sweptOn()));
		return true;
	}

	/** Marks what has to be weighed anew: all, when other rules came into force; what is open, when a day has gone. */
	private boolean mark(Instant now) {
		var work = weighings.work();
		var rules = ruleSets.inForce(now).version();
		var today = LocalDate.ofInstant(now, CHINA);
		var otherRules = rules != work.ruleVersion();
		if (!otherRules && work.sweptOn() != null && !work.sweptOn().isBefore(today)) {
			return false;
		}
		weighings.allDue(otherRules, now);
		weighings.keep(new Weighings.Work(work.replayedTo(), work.replayed(), rules, today));
		return true;
	}

	private boolean weigh(Instant now) {
		var due = weighings.takeDue(SUBJECTS_A_STEP);
		weigher.weigh(due, now);
		return !due.isEmpty();
	}
}
