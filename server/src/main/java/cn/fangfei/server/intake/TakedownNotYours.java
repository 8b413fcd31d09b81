package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.Refusal;

/** The result is told by the unit it was handed over to, or by the office. */
class TakedownNotYours extends Refusal {

	TakedownNotYours() {
		super(Kind.FORBIDDEN);
	}
}
