package cn.fangfei.server.warning;

import cn.fangfei.server.kernel.Refusal;

/** No such version of the rules. */
class RuleSetNotFound extends Refusal {

	RuleSetNotFound() {
		super(Kind.NOT_FOUND);
	}
}
