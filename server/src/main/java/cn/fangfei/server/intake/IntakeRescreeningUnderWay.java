package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.Refusal;

/** A re-screening of the same or an overlapping territory is not over. */
class IntakeRescreeningUnderWay extends Refusal {

	IntakeRescreeningUnderWay(String which) {
		super(Kind.CONFLICT, which);
	}
}
