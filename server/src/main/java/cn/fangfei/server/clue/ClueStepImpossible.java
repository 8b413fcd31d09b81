package cn.fangfei.server.clue;

import cn.fangfei.server.kernel.Refusal;

/** The clue stands where this step cannot be taken by anybody. */
class ClueStepImpossible extends Refusal {

	ClueStepImpossible(String number, String step, String reason) {
		super(Kind.CONFLICT, number, step, reason);
	}
}
