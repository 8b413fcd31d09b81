package cn.fangfei.server.registry;

import cn.fangfei.server.kernel.Refusal;

/** The firm was seen after today, or before it was handed over. */
class VisitDayWrong extends Refusal {

	VisitDayWrong(String from) {
		super(Kind.INVALID, from);
	}
}
