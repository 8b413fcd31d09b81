package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.Refusal;

/** There is no such file of the person who asks. */
class IntakeFileNotFound extends Refusal {

	IntakeFileNotFound() {
		super(Kind.NOT_FOUND);
	}
}
