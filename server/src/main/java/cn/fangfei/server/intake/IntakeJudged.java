package cn.fangfei.server.intake;

/** Whether a person looked at a text, and what came of it. */
enum IntakeJudged {

	WAITING("待研判"), JUDGED("已研判"), CONFIRMED("属实"), FALSE_ALARM("误报");

	private final String label;

	IntakeJudged(String label) {
		this.label = label;
	}

	String label() {
		return label;
	}
}
