package cn.fangfei.server.jurisdiction;

import cn.fangfei.server.kernel.Refusal;

/** The division has a lead office. */
class LeadOfficeExists extends Refusal {

	LeadOfficeExists(String name) {
		super(Kind.CONFLICT, name);
	}
}
