package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.Refusal;

/** There is no such text, or not for this post. */
class IntakeItemNotFound extends Refusal {

	IntakeItemNotFound() {
		super(Kind.NOT_FOUND);
	}
}
