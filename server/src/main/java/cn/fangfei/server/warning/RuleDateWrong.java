package cn.fangfei.server.warning;

import cn.fangfei.server.kernel.Refusal;

/** Rules do not come into force in the past. */
class RuleDateWrong extends Refusal {

	RuleDateWrong(String earliest) {
		super(Kind.INVALID, earliest);
	}
}
