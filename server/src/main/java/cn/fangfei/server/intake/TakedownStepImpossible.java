package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.Refusal;

/** The step does not follow on how the take-down stands. */
class TakedownStepImpossible extends Refusal {

	TakedownStepImpossible(String called, String state, String wish) {
		super(Kind.CONFLICT, called, state, wish);
	}
}
