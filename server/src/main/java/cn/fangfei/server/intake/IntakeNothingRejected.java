package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.Refusal;

/** The import rejected no row, so there is nothing to mend. */
class IntakeNothingRejected extends Refusal {

	IntakeNothingRejected() {
		super(Kind.NOT_FOUND);
	}
}
