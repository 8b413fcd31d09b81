package cn.fangfei.detection.flow;

/** Who holds an account, as accounts.csv says it. Only {@link #PERSON} and {@link #COMPANY} are judged. */
public enum PartyKind {

	PERSON, COMPANY, AGENT, BANK, GOVERNMENT;

	private static final PartyKind[] ALL = values();

	static PartyKind at(int ordinal) {
		return ALL[ordinal];
	}

	/** Whether a party of this kind can be the subject of an alert: payment agents, banks and offices are others' business. */
	public boolean judged() {
		return this == PERSON || this == COMPANY;
	}

}
