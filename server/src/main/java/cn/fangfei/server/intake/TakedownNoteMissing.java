package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.Refusal;

/** A choice of a take-down that says nothing without a word of explanation. */
class TakedownNoteMissing extends Refusal {

	TakedownNoteMissing(String choice) {
		super(Kind.INVALID, choice);
	}
}
