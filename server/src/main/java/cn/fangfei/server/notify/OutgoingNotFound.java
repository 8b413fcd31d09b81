package cn.fangfei.server.notify;

import cn.fangfei.server.kernel.Refusal;

/** There is no such delivery. */
class OutgoingNotFound extends Refusal {

	OutgoingNotFound() {
		super(Kind.NOT_FOUND);
	}
}
