package cn.fangfei.server.warning;

import cn.fangfei.server.kernel.Refusal;

/** An override or snooze that ends in the past or too far ahead. */
class UntilDayWrong extends Refusal {

	UntilDayWrong() {
		super(Kind.INVALID);
	}
}
