package cn.fangfei.server.clue;

/** What a listed reason is for. */
enum ClueReasonKind {
	RETURN, SUSPENSION
}
