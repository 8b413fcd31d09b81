package cn.fangfei.server.registry;

/** What the visit of a patrol target showed. */
public enum PatrolOutcome {

	OPERATING("在营"), CLOSED("停业"), VACATED("人去楼空"), NO_SUCH_ADDRESS("查无此址"), DIFFERS("与登记不符");

	private final String label;

	PatrolOutcome(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}
}
