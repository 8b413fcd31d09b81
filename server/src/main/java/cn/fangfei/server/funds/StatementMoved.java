package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.Refusal;

/** A statement is not where the person thought. */
class StatementMoved extends Refusal {

	StatementMoved(String fileName, String status) {
		super(Kind.CONFLICT, fileName, status);
	}
}
