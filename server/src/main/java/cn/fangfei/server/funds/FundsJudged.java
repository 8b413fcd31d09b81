package cn.fangfei.server.funds;

/** Whether a person looked at an alert, and what came of it. */
enum FundsJudged {

	WAITING("待研判"), JUDGED("已研判"), CONFIRMED("属实"), FALSE_ALARM("误报");

	private final String label;

	FundsJudged(String label) {
		this.label = label;
	}

	String label() {
		return label;
	}
}
