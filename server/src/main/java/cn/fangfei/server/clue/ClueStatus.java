package cn.fangfei.server.clue;

/** Where a clue stands. {@link ClueTransitions} holds every way from one to another. */
public enum ClueStatus {

	/** Taken in; the office has to assign it. */
	REGISTERED("待交办"),
	/** A unit has it and a date by which to answer, and has not accepted it yet. */
	ASSIGNED("待签收"),
	/** The unit has accepted it and works on it. */
	VERIFYING("核查中"),
	/** The unit gave it back with a reason; the office assigns it again. */
	RETURNED("已退回"),
	/** Stopped for a reason that the law lists; the clock stands still. */
	SUSPENDED("已中止"),
	/** There is a finding. A new report of the matter is a new clue. */
	CONCLUDED("已核查"),
	/** Nothing is left to do. */
	CLOSED("已办结"),
	/** It should never have been entered. */
	VOIDED("已作废");

	private final String label;

	ClueStatus(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}

	/** Whether the matter is being worked on, so that a further report of it joins. */
	public boolean open() {
		return ordinal() <= SUSPENDED.ordinal();
	}
}
