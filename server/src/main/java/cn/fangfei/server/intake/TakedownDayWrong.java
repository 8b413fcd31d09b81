package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.Refusal;

/** A day that lies ahead, or before the step before it. */
class TakedownDayWrong extends Refusal {

	TakedownDayWrong(String reason) {
		super(Kind.INVALID, reason);
	}
}
