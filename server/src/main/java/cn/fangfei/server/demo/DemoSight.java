package cn.fangfei.server.demo;

import cn.fangfei.server.clue.Illegality;

/** What a visit of the demo comes upon, so that it says the same as the finding that follows. */
enum DemoSight {

	/** Money is being taken in: the finding will be 是. */
	SOLICITING,
	/** Business as registered: the finding will be 否. */
	ORDINARY,
	/** Nobody there and the advertisement still in the window: the finding will be 待认定. */
	SHUT,
	/** What is left of a matter that ended years ago. */
	LEFT_BEHIND;

	static DemoSight of(DemoPlot plot, Illegality finding) {
		return switch (finding) {
			case ILLEGAL -> plot == DemoPlot.LEGACY ? LEFT_BEHIND : SOLICITING;
			case NOT_ILLEGAL -> ORDINARY;
			case UNDETERMINED -> SHUT;
		};
	}
}
