package cn.fangfei.server.clue;

import cn.fangfei.server.jurisdiction.ClockPause;
import cn.fangfei.server.jurisdiction.Deadlines;
import cn.fangfei.server.jurisdiction.Due;
import cn.fangfei.server.jurisdiction.Term;
import cn.fangfei.server.jurisdiction.TermDesk;
import cn.fangfei.server.jurisdiction.TermStep;
import cn.fangfei.server.jurisdiction.TermUnit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Counts when a clue is due: until its first dispatch, when the office has to decide what becomes of it; then the clock of each round
 * starts at its dispatch, and pauses and an extension are rows of that round.
 */
@Component
class ClueClocks {

	static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private final TermDesk terms;

	private final Deadlines deadlines;

	ClueClocks(TermDesk terms, Deadlines deadlines) {
		this.terms = terms;
		this.deadlines = deadlines;
	}

	static LocalDate day(Instant at) {
		return LocalDate.ofInstant(at, CHINA);
	}

	/**
	 * The clock of a round that begins.
	 * @param acceptBy the day by which the unit has to accept
	 */
	record Dispatch(Term term, Due due, LocalDate acceptBy) {
	}

	/** Starts a clock with the term for verifying as it is set today, or the working days that whoever assigns gave instead. */
	Dispatch dispatch(@Nullable Integer days, Instant now) {
		var set = terms.terms(EnumSet.of(TermStep.VERIFICATION, TermStep.ACCEPTANCE), day(now));
		var law = Objects.requireNonNull(set.get(TermStep.VERIFICATION));
		var term = days == null ? law
				: new Term(TermStep.VERIFICATION, days, TermUnit.WORKING_DAYS, law.since(), "交办时指定", true);
		return new Dispatch(term, from(term, now), from(Objects.requireNonNull(set.get(TermStep.ACCEPTANCE)), now).day());
	}

	/** By when the office decides what becomes of a report, counted from its registration. */
	Due receipt(Instant registered) {
		return from(terms.term(TermStep.CLUE_RECEIPT, day(registered)), registered);
	}

	Term extension(Instant now) {
		return terms.term(TermStep.VERIFICATION_EXTENSION, day(now));
	}

	Due from(Term term, Instant dispatched) {
		return deadlines.due(term, dispatched, List.of(), List.of());
	}

	/** The due day of a round after its pauses and its extension. */
	Due again(ClueRound round, int extended, List<CluePauseView> pauses) {
		var dispatched = Objects.requireNonNull(round.dispatchedAt());
		var unit = Objects.requireNonNull(round.termUnit());
		var since = day(dispatched);
		var term = new Term(TermStep.VERIFICATION, Objects.requireNonNull(round.termAmount()), unit, since, "交办时的期限", true);
		var more = extended == 0 ? List.<Term>of()
				: List.of(new Term(TermStep.VERIFICATION_EXTENSION, extended, unit, since, "批准延期", true));
		return deadlines.due(term, dispatched, pauses.stream()
			.filter(p -> p.until() != null && !p.until().isBefore(p.since()))
			.map(p -> new ClockPause(p.since(), p.until(), p.reason()))
			.toList(), more);
	}

	/** How long a claim holds. */
	Instant claimUntil(Instant now) {
		return deadlines.due(terms.term(TermStep.CLAIM_RELEASE, day(now)), now, List.of(), List.of()).at();
	}

	/** The last day of what is due soon. */
	LocalDate soon(Instant now) {
		return deadlines.due(terms.term(TermStep.REMINDER_LEAD, day(now)), now, List.of(), List.of()).day();
	}

	/** The latest due day that has been passed for so long that the leads are told. */
	LocalDate escalated(Instant now) {
		var term = terms.term(TermStep.ESCALATION, day(now));
		var today = day(now);
		var due = today.minusDays(1);
		while (from(term, due.atStartOfDay(CHINA).toInstant()).day().isAfter(today)) {
			due = due.minusDays(1);
		}
		return due;
	}
}
