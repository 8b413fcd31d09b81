package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.Refusal;

/** There is no such statement, or not for this person. */
class StatementNotFound extends Refusal {

	StatementNotFound() {
		super(Kind.NOT_FOUND);
	}
}
