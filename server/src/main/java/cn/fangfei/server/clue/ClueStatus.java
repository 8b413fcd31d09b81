package cn.fangfei.server.clue;

import java.util.Optional;

/** Where a clue stands. {@link #after} shows every transition there is. */
public enum ClueStatus {

	/** Taken in; the office has to assign it. */
	REGISTERED("待交办"),
	/** A unit has it and a date by which to answer. */
	ASSIGNED("已交办"),
	/** The unit has begun. */
	VERIFYING("核查中"),
	/** There is a finding. A new report of the matter is a new clue. */
	CONCLUDED("已核查"),
	/** Nothing is left to do. */
	CLOSED("已办结");

	enum Step {
		ASSIGN, CONCLUDE
	}

	private final String label;

	ClueStatus(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}

	/** The status after a step; empty when the step cannot be taken from here. */
	Optional<ClueStatus> after(Step step) {
		return switch (this) {
			case REGISTERED -> step == Step.ASSIGN ? Optional.of(ASSIGNED) : Optional.empty();
			case ASSIGNED -> Optional.of(step == Step.ASSIGN ? ASSIGNED : CONCLUDED);
			case VERIFYING -> step == Step.CONCLUDE ? Optional.of(CONCLUDED) : Optional.empty();
			case CONCLUDED, CLOSED -> Optional.empty();
		};
	}
}
