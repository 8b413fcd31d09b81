package cn.fangfei.server.funds;

/** The listed reasons of a verdict on an alert; the last of each kind wants words of its own. */
public enum FundsVerdictReason {

	PUBLIC_DEPOSITS(FundsVerdict.CONFIRMED, "向不特定的人吸收资金"), PROMISED_RETURNS(FundsVerdict.CONFIRMED, "承诺或者支付固定回报"),
	PAID_FROM_NEW_MONEY(FundsVerdict.CONFIRMED, "以后来的钱付前面的回报"), POLICE_CONFIRMED(FundsVerdict.CONFIRMED, "公安或者金融管理部门已查实"),
	OTHER_FUNDS_TRUE(FundsVerdict.CONFIRMED, "其他属实情形"), PREPAID_TRADE(FundsVerdict.FALSE_ALARM, "预付卡、会员储值等正常经营"),
	WAGES_OR_SUPPLIERS(FundsVerdict.FALSE_ALARM, "工资、货款、工程款等往来"), FAMILY_OR_MUTUAL(FundsVerdict.FALSE_ALARM, "亲友往来或者单位内部互助"),
	LICENSED_FUNDS(FundsVerdict.FALSE_ALARM, "持牌机构或者依法备案的业务"), AGENT_COLLECTING(FundsVerdict.FALSE_ALARM, "代收代付（学校、物业、村集体等）"),
	OTHER_SUBJECT(FundsVerdict.FALSE_ALARM, "对象不符"), OTHER_FUNDS_FALSE(FundsVerdict.FALSE_ALARM, "其他误报情形");

	private final FundsVerdict verdict;

	private final String label;

	FundsVerdictReason(FundsVerdict verdict, String label) {
		this.verdict = verdict;
		this.label = label;
	}

	FundsVerdict verdict() {
		return verdict;
	}

	public String label() {
		return label;
	}

	boolean wantsWords() {
		return this == OTHER_FUNDS_TRUE || this == OTHER_FUNDS_FALSE;
	}
}
