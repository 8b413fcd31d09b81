package cn.fangfei.server.clue;

import cn.fangfei.server.jurisdiction.Term;
import cn.fangfei.server.jurisdiction.TermUnit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The present round of a clue's verification, begun by its last dispatch: the clock belongs to it.
 * @param number counts the dispatches; 0 before the first
 * @param termAmount how much time was given, in {@code termUnit}
 * @param acceptBy the day by which the unit has to accept
 * @param returns how often the matter was returned since it was registered or checked again
 * @param extended how much was granted on top
 * @param extensionBy who asked for an extension that is not decided yet
 * @param suspensions how often the clock was stopped in this round
 */
record ClueRound(int number, @Nullable Instant dispatchedAt, @Nullable Integer termAmount, @Nullable TermUnit termUnit, @Nullable LocalDate acceptBy,
		int returns, int extended, @Nullable UUID extensionBy, int suspensions) {

	static final ClueRound NONE = new ClueRound(0, null, null, null, null, 0, 0, null, 0);

	/** Whether the lead of the office decides who has it. */
	boolean arbitrated() {
		return returns >= ClueTransitions.RETURNS_BEFORE_ARBITRATION;
	}

	ClueRound dispatched(Instant at, Term term, LocalDate acceptDay, boolean afresh) {
		return new ClueRound(number + 1, at, term.amount(), term.unit(), acceptDay, afresh ? 0 : returns, 0, null, 0);
	}

	ClueRound returned() {
		return new ClueRound(number, dispatchedAt, termAmount, termUnit, null, returns + 1, extended, null, suspensions);
	}

	ClueRound recalled() {
		return new ClueRound(number, null, null, null, null, returns, 0, null, 0);
	}

	/** No acceptance is waited for any more, and no decision either. */
	ClueRound settled() {
		return new ClueRound(number, dispatchedAt, termAmount, termUnit, null, returns, extended, null, suspensions);
	}

	ClueRound accepted() {
		return new ClueRound(number, dispatchedAt, termAmount, termUnit, null, returns, extended, extensionBy, suspensions);
	}

	ClueRound requested(UUID by) {
		return new ClueRound(number, dispatchedAt, termAmount, termUnit, acceptBy, returns, extended, by, suspensions);
	}

	ClueRound decided(int days) {
		return new ClueRound(number, dispatchedAt, termAmount, termUnit, acceptBy, returns, extended + days, null, suspensions);
	}

	ClueRound suspended() {
		return new ClueRound(number, dispatchedAt, termAmount, termUnit, acceptBy, returns, extended, extensionBy, suspensions + 1);
	}
}
