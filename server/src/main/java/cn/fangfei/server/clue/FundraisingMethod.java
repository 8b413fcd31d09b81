package cn.fangfei.server.clue;

/** How the money was raised 集资方式, the eighteen of note 3 of 附件2. The note prints 直接借货 for the first, read as 直接借贷. */
public enum FundraisingMethod {

	DIRECT_BORROWING("直接借贷"), ENTRUSTED_WEALTH("委托理财"),
	PROPERTY_SALES("房屋销售（返本销售、售后包租、约定回购、份额销售）"), FORESTRY_CUSTODY("托管造林"),
	ENTRUSTED_FARMING("委托种植养殖"), GOODS_DISTRIBUTION("商品经销（回购、寄存代售）"), SHARE_ISSUE("发行股票"),
	BOND_ISSUE("发行债券"), EQUITY_INVESTMENT("投资入股（股权转让）"), FUND_RAISING("募集基金"),
	TRUST_ISSUE("发行信托"), INSURANCE_SALES("销售保险"), MEMBER_DIVIDENDS("社员分红"), QUASI_PYRAMID("类传销"),
	FRANCHISE_POINTS_REBATE("销售加盟积分返利"), CROWDFUNDING("众筹"), PROJECT_INVESTMENT("项目投资"),
	AD_CLICK_DEPOSIT("以点击广告做任务为名收取保证金");

	private final String label;

	FundraisingMethod(String label) {
		this.label = label;
	}

	/** The word of the printed form. */
	public String label() {
		return label;
	}
}
