package cn.fangfei.server.ledger;

/** What moved an entry. */
public enum LedgerMovementKind {

	/** The clue was taken in and the entry opened. */
	OPENED,
	/** The verification ended with a finding. */
	VERIFIED,
	/** The finding was corrected. */
	CORRECTED,
	/** The clue was mistyped; no form counts the entry from here on. */
	VOIDED,
	/** A case was opened on the clue, or the clue joined one. */
	CASE_OPENED,
	/** What the case says of itself was corrected. */
	CASE_CHANGED,
	/** 调查认定. */
	DETERMINED,
	/** 行政立案. */
	ADMIN_FILED,
	/** A measure was taken or its result became known. */
	MEASURE_TAKEN,
	/** 移送公安. */
	REFERRED,
	/** 公安立案. */
	POLICE_FILED,
	/** 行政处罚. */
	PENALISED,
	/** Money raised or returned, participants found or repaid. */
	MONEY_MOVED,
	/** 销号: a second person agreed that nothing is left to do. */
	CLOSED_OUT,
	/** Opened again with a reason. */
	REOPENED
}
