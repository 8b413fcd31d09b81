package cn.fangfei.server.warning;

import cn.fangfei.server.kernel.Refusal;

/** A rule that cannot be weighed with. */
class RuleUnusable extends Refusal {

	RuleUnusable(String rule, String why) {
		super(Kind.INVALID, rule, why);
	}
}
