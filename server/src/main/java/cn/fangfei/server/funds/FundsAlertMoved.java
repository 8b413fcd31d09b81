package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.Refusal;

/** Somebody was faster with the alert. */
class FundsAlertMoved extends Refusal {

	FundsAlertMoved(String called) {
		super(Kind.CONFLICT, called);
	}
}
