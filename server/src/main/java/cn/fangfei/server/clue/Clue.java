package cn.fangfei.server.clue;

import cn.fangfei.server.clue.ClueStatus.Step;
import cn.fangfei.server.kernel.CreditCode;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.Yuan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A clue 线索: that somebody may be raising funds illegally, as it was reported, and how far its following-up has come. What was
 * reported does not change; only status, assignment and the short word of the finding do.
 */
record Clue(ClueId id, String number, MatterKey matter, String subjectName, @Nullable CreditCode creditCode,
		@Nullable UUID firmId, ClueSource source, RegionCode region, @Nullable String grid, LocalDate foundOn,
		@Nullable Sector sector, @Nullable FundraisingMethod method, @Nullable FundraisingChannel channel,
		@Nullable Yuan amount, @Nullable Integer participants, String description, ClueStatus status,
		@Nullable UUID assignedUnit, @Nullable LocalDate dueOn, @Nullable String dueSentence,
		@Nullable Illegality illegality, UUID createdBy, String createdByName, Instant registeredAt, int version) {

	Clue {
		if (subjectName.isBlank()) {
			throw new IllegalArgumentException("a clue names its subject");
		}
		if (amount != null && amount.isNegative() || participants != null && participants < 0) {
			throw new IllegalArgumentException("amount and participants are not negative");
		}
	}

	/** Hands the clue to a unit, also to another one than before. */
	Clue assignTo(UUID unit, String unitName, LocalDate due, String sentence) {
		if (unit.equals(assignedUnit) && status == ClueStatus.ASSIGNED) {
			throw new ClueAlreadyAssigned(subjectName, unitName);
		}
		return with(next(Step.ASSIGN), unit, due, sentence, null);
	}

	/** Ends the following-up with what was found. */
	Clue conclude(Illegality found) {
		return with(next(Step.CONCLUDE), assignedUnit, dueOn, dueSentence, found);
	}

	private ClueStatus next(Step step) {
		return status.after(step).orElseThrow(() -> new ClueStepImpossible(number, status.label(), step));
	}

	private Clue with(ClueStatus next, @Nullable UUID unit, @Nullable LocalDate due, @Nullable String sentence,
			@Nullable Illegality found) {
		return new Clue(id, number, matter, subjectName, creditCode, firmId, source, region, grid, foundOn, sector, method,
				channel, amount, participants, description, next, unit, due, sentence, found, createdBy, createdByName,
				registeredAt, version);
	}
}
