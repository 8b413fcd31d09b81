package cn.fangfei.detection.lexicon;

/**
 * A kind of firm whose trade is finance by licence, so that finance wording is what its licence says.
 *
 * <p>There are two sorts. A bank or an insurer may bear that word only with the consent of a national authority, and the
 * register checks it: its name is proof enough. The five kinds of <em>local</em> financial organisations are licensed by
 * the province and imitated daily, so the name proves nothing and the licence must be on file.
 */
public enum LicensedKind {

	BANK("银行", false),
	CREDIT_COOPERATIVE("信用合作机构", false),
	POSTAL("邮政机构", false),
	INSURER("保险公司", false),
	INSURANCE_INTERMEDIARY("保险中介机构", false),
	SECURITIES("证券公司", false),
	FUTURES("期货公司", false),
	FUND_MANAGER("公募基金管理公司", false),
	TRUST("信托公司", false),
	FINANCE_COMPANY("其他非银行金融机构", false),
	MICRO_LOAN("小额贷款公司", true),
	FINANCING_GUARANTEE("融资担保公司", true),
	PAWN("典当行", true),
	FINANCE_LEASE("融资租赁公司", true),
	FACTORING("商业保理公司", true);

	private final String label;

	private final boolean local;

	LicensedKind(String label, boolean local) {
		this.label = label;
		this.local = local;
	}

	public String label() {
		return label;
	}

	/** True for the five kinds of local financial organisations, which are believed only with a licence on file. */
	public boolean local() {
		return local;
	}

}
