package cn.fangfei.server.jurisdiction;

/** The steps that have a term 办理时限. */
public enum TermStep {

	ACCEPTANCE("签收"), CLUE_RECEIPT("受理决定"), FIRST_CHECK("初核"), VERIFICATION("现场核查"),
	VERIFICATION_EXTENSION("核查延期"), COUNCIL("会商研判"), RECTIFICATION_REVIEW("整改复查"), PENALTY_DECISION("立案后作出处罚决定"),
	REFERRAL_APPROVAL("移送批准"), REFERRAL_HANDOVER("批准后移送"), SEIZURE("查封扣押"), ON_SITE("金融城到场"), FOLLOW_UP("第一次回头看"),
	FOLLOW_UP_SECOND("第二次回头看"), REMINDER_LEAD("临期提醒提前量"), ESCALATION("逾期升级"), CLAIM_RELEASE("领取后自动放回");

	private final String label;

	TermStep(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}
}
