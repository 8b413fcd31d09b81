package cn.fangfei.server.clue;

/** Who may take a step of a clue. */
enum ClueParty {

	/** Clerks and leads of the lead office in whose territory the clue lies. */
	OFFICE("处非办"),
	/** Its leads alone. */
	OFFICE_LEAD("处非办负责人"),
	/** Those who verify for the unit that has the clue. */
	UNIT("承办单位"),
	/** Who registered it. */
	MAKER("登记人"),
	/** Who has taken it out of the queue. */
	CLAIMANT("领取人"),
	/** The close-out of the ledger, never a person at the clue's own page. */
	CLOSE_OUT("销号办理");

	private final String label;

	ClueParty(String label) {
		this.label = label;
	}

	String label() {
		return label;
	}
}
