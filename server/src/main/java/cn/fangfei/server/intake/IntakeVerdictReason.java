package cn.fangfei.server.intake;

/** The listed reasons of a verdict; the last of each kind wants words of its own. */
public enum IntakeVerdictReason {

	PROMISED_RETURN(IntakeVerdict.CONFIRMED, "承诺还本付息或者高额回报"), PUBLIC_SOLICITATION(IntakeVerdict.CONFIRMED, "向不特定公众宣传募集资金"),
	NO_LICENCE(IntakeVerdict.CONFIRMED, "未经许可从事金融业务"), LEVELLED_REWARD(IntakeVerdict.CONFIRMED, "发展下线、层级返利"),
	MONEY_NOT_RETURNED(IntakeVerdict.CONFIRMED, "到期不兑付或者失联"), OTHER_TRUE(IntakeVerdict.CONFIRMED, "其他属实情形"),
	WARNING_TEXT(IntakeVerdict.FALSE_ALARM, "宣传教育或者案件通报"), LICENSED_PRODUCT(IntakeVerdict.FALSE_ALARM, "持牌机构的合规产品"),
	ORDINARY_TRADE(IntakeVerdict.FALSE_ALARM, "普通商品促销或者正常经营"), MISREAD(IntakeVerdict.FALSE_ALARM, "词语误读"),
	WRONG_SUBJECT(IntakeVerdict.FALSE_ALARM, "对象不符或者同名"), OTHER_FALSE(IntakeVerdict.FALSE_ALARM, "其他误报情形");

	private final IntakeVerdict verdict;

	private final String label;

	IntakeVerdictReason(IntakeVerdict verdict, String label) {
		this.verdict = verdict;
		this.label = label;
	}

	IntakeVerdict verdict() {
		return verdict;
	}

	public String label() {
		return label;
	}

	boolean wantsWords() {
		return this == OTHER_TRUE || this == OTHER_FALSE;
	}
}
