package cn.fangfei.server.notify;

import cn.fangfei.server.kernel.Refusal;

/** There is no such message, or it is somebody else's. */
class MessageNotFound extends Refusal {

	MessageNotFound() {
		super(Kind.NOT_FOUND);
	}
}
