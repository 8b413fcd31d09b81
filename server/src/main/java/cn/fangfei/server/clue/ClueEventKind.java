package cn.fangfei.server.clue;

/** The steps that a clue's timeline tells. */
public enum ClueEventKind {

	REGISTERED, JOINED, ASSIGNED, CONCLUDED, AMENDED, PLANNED, VISITED, EVIDENCE, WATCHED
}
