package cn.fangfei.server.contract;

import cn.fangfei.server.kernel.Refusal;

/** A request brings more than its endpoint takes. */
class BodyTooLarge extends Refusal {

	BodyTooLarge(long bytes) {
		super(Kind.TOO_LARGE, (bytes >> 20) + "MB");
	}
}
