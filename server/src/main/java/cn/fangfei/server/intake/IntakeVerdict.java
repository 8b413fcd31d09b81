package cn.fangfei.server.intake;

/** What a person makes of a text: it is what the screen takes it for, or it is not. */
public enum IntakeVerdict {

	CONFIRMED("属实"), FALSE_ALARM("误报");

	private final String label;

	IntakeVerdict(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}
}
