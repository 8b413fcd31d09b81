package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Refusal;

/** The unit cannot lead the case. */
class LeadUnitWrong extends Refusal {

	LeadUnitWrong() {
		super(Kind.INVALID);
	}
}
