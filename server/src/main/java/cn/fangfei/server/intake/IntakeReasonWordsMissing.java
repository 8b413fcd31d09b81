package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.Refusal;

/** The reason 其他 wants words of its own. */
class IntakeReasonWordsMissing extends Refusal {

	IntakeReasonWordsMissing() {
		super(Kind.INVALID);
	}
}
