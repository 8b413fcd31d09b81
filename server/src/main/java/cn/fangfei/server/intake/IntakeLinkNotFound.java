package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.Refusal;

/** There is no such link of that text, or it ended. */
class IntakeLinkNotFound extends Refusal {

	IntakeLinkNotFound() {
		super(Kind.NOT_FOUND);
	}
}
