package cn.fangfei.server.ledger;

/** What moved an entry. */
enum LedgerMovementKind {

	/** The clue was taken in and the entry opened. */
	OPENED,
	/** The verification ended with a finding. */
	VERIFIED
}
