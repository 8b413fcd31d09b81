package cn.fangfei.server.casework;

/** Where returned money comes from, the six sources of 条例 Art 26. */
public enum RefundSource {

	BALANCE("集资资金余额"), PROCEEDS("集资资金的收益或者转换的其他资产"), INSIDER_GAINS("股东、实际控制人、董监高等获得的经济利益"), HIDDEN_ASSETS("隐匿、转移的资产"),
	FEES("广告费、代言费、代理费、好处费、返点费、佣金、提成"), OTHER_SOURCE("其他应当纳入清退的资金");

	private final String label;

	RefundSource(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}
}
