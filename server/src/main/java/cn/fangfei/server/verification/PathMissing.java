package cn.fangfei.server.verification;

import cn.fangfei.server.kernel.Refusal;

/** Illegal fundraising was found, and not said how it is handled. */
class PathMissing extends Refusal {

	PathMissing() {
		super(Kind.INVALID);
	}
}
