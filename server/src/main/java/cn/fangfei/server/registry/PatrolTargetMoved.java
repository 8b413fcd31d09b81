package cn.fangfei.server.registry;

import cn.fangfei.server.kernel.Refusal;

/** Somebody else was faster. */
class PatrolTargetMoved extends Refusal {

	PatrolTargetMoved(String what) {
		super(Kind.CONFLICT, what);
	}
}
