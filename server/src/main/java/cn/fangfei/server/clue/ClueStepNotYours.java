package cn.fangfei.server.clue;

import cn.fangfei.server.kernel.Refusal;

/** The step is somebody else's to take. */
class ClueStepNotYours extends Refusal {

	ClueStepNotYours(String number, String step, String reason) {
		super(Kind.FORBIDDEN, number, step, reason);
	}
}
