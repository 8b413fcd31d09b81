package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.Refusal;

/** The address is a source of that territory already. */
class IntakeSourceExists extends Refusal {

	IntakeSourceExists() {
		super(Kind.CONFLICT);
	}
}
