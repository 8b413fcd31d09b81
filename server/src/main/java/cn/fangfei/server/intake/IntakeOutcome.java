package cn.fangfei.server.intake;

/** What became of a text that was sent. */
enum IntakeOutcome {

	/** Not known before. */
	NEW,
	/** Known, and now seen in one more place. */
	SIGHTED,
	/** Received before, to the letter. */
	UNCHANGED,
	/** Cannot be taken in. */
	REJECTED
}
