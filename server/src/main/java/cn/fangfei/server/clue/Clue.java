package cn.fangfei.server.clue;

import cn.fangfei.server.jurisdiction.Due;
import cn.fangfei.server.jurisdiction.Term;
import cn.fangfei.server.kernel.CreditCode;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.Yuan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A clue 线索: that somebody may be raising funds illegally, as it was reported, and how far its following-up has come. What was
 * reported does not change; only status, assignment, clock, urgency and the short word of the finding do. Every verb asks the
 * transition table where it leads; who may take it is asked by {@link ClueRules}.
 */
record Clue(ClueId id, String number, MatterKey matter, String subjectName, @Nullable CreditCode creditCode,
		@Nullable UUID firmId, ClueSource source, RegionCode region, @Nullable String grid, LocalDate foundOn,
		@Nullable Sector sector, @Nullable FundraisingMethod method, @Nullable FundraisingChannel channel,
		@Nullable Yuan amount, @Nullable Integer participants, String description, ClueStatus status,
		@Nullable UUID assignedUnit, @Nullable LocalDate dueOn, @Nullable String dueSentence,
		@Nullable Illegality illegality, UUID createdBy, String createdByName, Instant registeredAt, int version,
		boolean urgent, @Nullable WorkingSource workingSource, @Nullable UUID warningId, @Nullable UUID subjectId,
		ClueRound round, @Nullable ClueClaim claim) {

	Clue {
		if (subjectName.isBlank()) {
			throw new IllegalArgumentException("a clue names its subject");
		}
		if (amount != null && amount.isNegative() || participants != null && participants < 0) {
			throw new IllegalArgumentException("amount and participants are not negative");
		}
	}

	/** Hands the clue to a unit for the first time or after it came back. */
	Clue assignTo(UUID unit, Instant at, Term term, Due due, LocalDate acceptBy) {
		return with(next(ClueStep.ASSIGN), unit, due.day(), due.sentence(), illegality, round.dispatched(at, term, acceptBy, false));
	}

	/** Hands it to another unit than before, with a clock of its own. */
	Clue transferTo(UUID unit, String unitName, Instant at, Term term, Due due, LocalDate acceptBy) {
		if (unit.equals(assignedUnit)) {
			throw new ClueAlreadyAssigned(subjectName, unitName);
		}
		return with(next(ClueStep.TRANSFER), unit, due.day(), due.sentence(), illegality,
				round.dispatched(at, term, acceptBy, false));
	}

	/** Hands a concluded clue out once more; its returns are forgotten. */
	Clue recheckBy(UUID unit, Instant at, Term term, Due due, LocalDate acceptBy) {
		return with(next(ClueStep.RECHECK), unit, due.day(), due.sentence(), illegality, round.dispatched(at, term, acceptBy, true));
	}

	Clue accept() {
		return with(next(ClueStep.ACCEPT), assignedUnit, dueOn, dueSentence, illegality, round.accepted());
	}

	/** The unit that gave it back stays named, so that it still sees what became of it. */
	Clue giveBack() {
		return with(next(ClueStep.RETURN), assignedUnit, null, null, illegality, round.returned());
	}

	Clue recall() {
		return with(next(ClueStep.RECALL), null, null, null, illegality, round.recalled());
	}

	Clue requestExtension(UUID by) {
		return with(next(ClueStep.REQUEST_EXTENSION), assignedUnit, dueOn, dueSentence, illegality, round.requested(by));
	}

	/** Ends the waiting for a decision; {@code due} is the new day when more time was granted. */
	Clue decideExtension(int amount, @Nullable Due due) {
		return with(next(ClueStep.DECIDE_EXTENSION), assignedUnit, due == null ? dueOn : due.day(),
				due == null ? dueSentence : due.sentence(), illegality, round.decided(due == null ? 0 : amount));
	}

	Clue suspend(String reason) {
		return with(next(ClueStep.SUSPEND), assignedUnit, null, "因" + reason + "中止，恢复后重新计算到期日。", illegality, round.suspended());
	}

	Clue resume(Due due) {
		return with(next(ClueStep.RESUME), assignedUnit, due.day(), due.sentence(), illegality, round);
	}

	/** Ends the following-up with what was found, or puts another finding in its place. */
	Clue conclude(Illegality found) {
		return with(next(status == ClueStatus.CONCLUDED ? ClueStep.AMEND : ClueStep.CONCLUDE), assignedUnit, dueOn, dueSentence,
				found, round.settled());
	}

	Clue close() {
		return with(next(ClueStep.CLOSE), assignedUnit, dueOn, dueSentence, illegality, round);
	}

	Clue reopen() {
		return with(next(ClueStep.REOPEN), assignedUnit, dueOn, dueSentence, illegality, round);
	}

	Clue voided() {
		return with(next(ClueStep.VOID), assignedUnit, null, null, illegality, round.settled());
	}

	Clue markUrgent() {
		next(ClueStep.MARK_URGENT);
		return copy(status, assignedUnit, dueOn, dueSentence, illegality, true, round, claim);
	}

	/** The clue as it lies in the database once this step of it is saved. */
	Clue saved() {
		return new Clue(id, number, matter, subjectName, creditCode, firmId, source, region, grid, foundOn, sector, method,
				channel, amount, participants, description, status, assignedUnit, dueOn, dueSentence, illegality, createdBy,
				createdByName, registeredAt, version + 1, urgent, workingSource, warningId, subjectId, round, claim);
	}

	private ClueStatus next(ClueStep step) {
		return ClueTransitions.of(status, step)
			.map(ClueTransition::to)
			.orElseThrow(() -> new ClueStepImpossible(number, step.label(), ClueRules.notFrom(status, step)));
	}

	/** A step that changes the status puts the clue back into the queue. */
	private Clue with(ClueStatus next, @Nullable UUID unit, @Nullable LocalDate due, @Nullable String sentence,
			@Nullable Illegality found, ClueRound nextRound) {
		return copy(next, unit, due, sentence, found, urgent, nextRound, next == status ? claim : null);
	}

	private Clue copy(ClueStatus next, @Nullable UUID unit, @Nullable LocalDate due, @Nullable String sentence,
			@Nullable Illegality found, boolean pressing, ClueRound nextRound, @Nullable ClueClaim nextClaim) {
		return new Clue(id, number, matter, subjectName, creditCode, firmId, source, region, grid, foundOn, sector, method,
				channel, amount, participants, description, next, unit, due, sentence, found, createdBy, createdByName,
				registeredAt, version, pressing, workingSource, warningId, subjectId, nextRound, nextClaim);
	}
}
