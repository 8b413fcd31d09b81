package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.Refusal;

/** A pair of files that is not taken in. The refusal is kept; this only tells it. */
class AlertFileRefused extends Refusal {

	AlertFileRefused(String reason, String words) {
		super(Kind.INVALID, reason, words);
	}
}
