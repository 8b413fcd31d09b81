package cn.fangfei.server.warning;

/** What the timeline of a warning tells. */
public enum WarningEventKind {
	OPENED, RAISED, LOWERED, SCORED, OVERRIDDEN, LIFTED, SNOOZED, WOKEN, CLUE, ANSWERED, FADED
}
