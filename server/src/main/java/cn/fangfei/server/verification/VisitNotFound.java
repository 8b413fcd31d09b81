package cn.fangfei.server.verification;

import cn.fangfei.server.kernel.Refusal;

/** The clue has no such visit. */
class VisitNotFound extends Refusal {

	VisitNotFound() {
		super(Kind.NOT_FOUND);
	}
}
