package cn.fangfei.server.warning;

import cn.fangfei.server.kernel.Refusal;

/** A step that cannot be taken from where the warning stands. */
class WarningStepImpossible extends Refusal {

	WarningStepImpossible(String number, String status, String step) {
		super(Kind.CONFLICT, number, status, step);
	}
}
