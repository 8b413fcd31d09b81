package cn.fangfei.server.ledger;

/** Which of the movements recorded until an instant a form is read from. */
public enum LedgerReading {

	/** All of them: the form as it stood. */
	ALL,
	/**
	 * Those of the form's span, and of the later ones only those that reach back into it: corrections, and what had happened before
	 * its end and was learned after it (报告期后更正). What simply went on afterwards is left out.
	 */
	CORRECTING
}
