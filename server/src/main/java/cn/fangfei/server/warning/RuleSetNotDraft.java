package cn.fangfei.server.warning;

import cn.fangfei.server.kernel.Refusal;

/** A version that was published or withdrawn stays as it is. */
class RuleSetNotDraft extends Refusal {

	RuleSetNotDraft() {
		super(Kind.CONFLICT);
	}
}
