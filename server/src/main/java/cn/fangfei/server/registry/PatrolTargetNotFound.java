package cn.fangfei.server.registry;

import cn.fangfei.server.kernel.Refusal;

/** The target does not exist, or not for this post. */
class PatrolTargetNotFound extends Refusal {

	PatrolTargetNotFound() {
		super(Kind.NOT_FOUND);
	}
}
