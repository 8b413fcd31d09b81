package cn.fangfei.server.warning;

import cn.fangfei.server.kernel.Refusal;

/** A signal of something that has not happened yet. */
class SignalInFuture extends Refusal {

	SignalInFuture() {
		super(Kind.INVALID);
	}
}
