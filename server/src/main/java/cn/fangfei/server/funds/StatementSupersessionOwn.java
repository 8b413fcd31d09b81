package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.Refusal;

/** Nobody sets aside alone what two brought in. */
class StatementSupersessionOwn extends Refusal {

	StatementSupersessionOwn() {
		super(Kind.CONFLICT);
	}
}
