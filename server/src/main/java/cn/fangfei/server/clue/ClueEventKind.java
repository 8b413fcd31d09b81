package cn.fangfei.server.clue;

/** The steps that a clue's timeline tells, those of the rooms above included. */
public enum ClueEventKind {

	REGISTERED, JOINED, ASSIGNED, ACCEPTED, RETURNED, TRANSFERRED, RECALLED, URGED, EXTENSION_REQUESTED, EXTENSION_DECIDED,
	SUSPENDED, RESUMED, CONCLUDED, AMENDED, RECHECKED, CLOSED, REOPENED, VOIDED, URGENT, CLAIMED, RELEASED, PLANNED, VISITED,
	EVIDENCE, WATCHED, CASE, CLOSEOUT, REMINDED;

	/** Whether the clue itself is another one afterwards, so that who has not seen it must look again. */
	boolean changes() {
		return switch (this) {
			case JOINED, URGED, CLAIMED, RELEASED, PLANNED, VISITED, EVIDENCE, WATCHED, CASE, CLOSEOUT, REMINDED -> false;
			default -> true;
		};
	}
}
