package cn.fangfei.server.clue;

import cn.fangfei.server.kernel.Refusal;

/** The clue stands where this step cannot be taken. */
class ClueStepImpossible extends Refusal {

	ClueStepImpossible(String number, String status, ClueStatus.Step step) {
		super(Kind.CONFLICT, number, status, step == ClueStatus.Step.ASSIGN ? "交办" : "填报核查结论");
	}
}
