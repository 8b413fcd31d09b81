package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Refusal;

/** The lower end of a range would lie above its upper end. */
class CaseLimitsCrossed extends Refusal {

	CaseLimitsCrossed(String low, String lowWords, String high, String highWords, String day) {
		super(Kind.INVALID, low, lowWords, high, highWords, day);
	}
}
