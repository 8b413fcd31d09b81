package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.Refusal;

/** A token is good until a day from tomorrow on, at most a year ahead. */
class IntakeTokenTermWrong extends Refusal {

	IntakeTokenTermWrong() {
		super(Kind.INVALID);
	}
}
