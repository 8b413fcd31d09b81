package cn.fangfei.server.casework;

/** What makes a smaller sum weigh as much (司法解释 Art 3 ¶2, Arts 4 and 5). */
public enum Aggravation {

	PRIOR_CRIMINAL("曾因非法集资受过刑事追究"), PRIOR_PENALTY("二年内曾因非法集资受过行政处罚"), GRAVE_IMPACT("造成恶劣社会影响或者其他严重后果");

	private final String label;

	Aggravation(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}
}
