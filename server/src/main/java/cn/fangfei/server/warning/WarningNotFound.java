package cn.fangfei.server.warning;

import cn.fangfei.server.kernel.Refusal;

/** No such warning, or not for this post. */
class WarningNotFound extends Refusal {

	WarningNotFound() {
		super(Kind.NOT_FOUND);
	}
}
