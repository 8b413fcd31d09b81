package cn.fangfei.server.jurisdiction;

import cn.fangfei.server.kernel.Refusal;

/** Somebody else set the term first. */
class TermChangedMeanwhile extends Refusal {

	TermChangedMeanwhile(String step, TermSetting last) {
		super(Kind.CONFLICT, step, last.setByName(), Moments.words(last.setAt()), last.amount() + last.unit().label());
	}
}
