package cn.fangfei.server.verification;

/** What evidence can belong to. */
public enum EvidenceOwnerKind {

	CLUE, CASE
}
