package cn.fangfei.server.jurisdiction;

import cn.fangfei.server.kernel.Refusal;

/** A law names the term; a setting may shorten it and not prolong it. */
class TermLongerThanLaw extends Refusal {

	TermLongerThanLaw(String step, String longest, String basis) {
		super(Kind.INVALID, step, longest, basis);
	}
}
