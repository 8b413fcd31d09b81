package cn.fangfei.detection.statement;

/** What somebody is to the subject of a case, by the order of payments alone. */
public enum StatementRole {

	/** A person who paid in, and was not paid before that: the law's 集资参与人, as far as payments show it. */
	PARTICIPANT("出资人"),

	/** A person who was paid first and paid in later: staff, a supplier, a borrower. */
	PAID_FIRST("先收款后付款的个人"),

	/** A person who was paid and never paid in: staff, a controller, a supplier. */
	RECEIVER("只收款的个人"),

	COMPANY("单位"), AGENT("支付机构"), BANK("银行"), GOVERNMENT("机关"),

	/** Nobody the statement names, as in cash business. */
	UNNAMED("未列明（现金等）");

	private final String label;

	StatementRole(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}

}
