package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.Refusal;

/** There is no such alert, or not in this territory. */
class FundsAlertNotFound extends Refusal {

	FundsAlertNotFound() {
		super(Kind.NOT_FOUND);
	}
}
