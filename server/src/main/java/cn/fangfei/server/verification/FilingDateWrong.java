package cn.fangfei.server.verification;

import cn.fangfei.server.kernel.Refusal;

/** A filing lies in the future, or there is no path on which a case was filed. */
class FilingDateWrong extends Refusal {

	FilingDateWrong() {
		super(Kind.INVALID);
	}
}
