package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.Refusal;

/** Nobody approves what they proposed themselves. */
class StatementOwn extends Refusal {

	StatementOwn() {
		super(Kind.CONFLICT);
	}
}
