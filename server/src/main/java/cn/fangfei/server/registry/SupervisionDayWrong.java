package cn.fangfei.server.registry;

import cn.fangfei.server.kernel.Refusal;

/** The day is after today. */
class SupervisionDayWrong extends Refusal {

	SupervisionDayWrong() {
		super(Kind.INVALID);
	}
}
