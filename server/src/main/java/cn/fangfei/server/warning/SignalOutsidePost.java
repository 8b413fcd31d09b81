package cn.fangfei.server.warning;

import cn.fangfei.server.kernel.Refusal;

/** A signal for a place that does not exist or lies outside the post. */
class SignalOutsidePost extends Refusal {

	SignalOutsidePost() {
		super(Kind.INVALID);
	}
}
