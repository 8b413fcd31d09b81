package cn.fangfei.server.registry;

import cn.fangfei.detection.register.PlaceVisit;

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

	/** What it says of the registered address. */
	PlaceVisit.Seen seen() {
		return switch (this) {
			case OPERATING, CLOSED -> PlaceVisit.Seen.THERE;
			case VACATED -> PlaceVisit.Seen.VACATED;
			case NO_SUCH_ADDRESS -> PlaceVisit.Seen.NO_SUCH_ADDRESS;
			case DIFFERS -> PlaceVisit.Seen.DIFFERS;
		};
	}
}
