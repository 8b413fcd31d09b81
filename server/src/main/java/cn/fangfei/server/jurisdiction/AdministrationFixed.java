package cn.fangfei.server.jurisdiction;

import cn.fangfei.server.kernel.Refusal;

/** The unit of the three administrators is fixed: there is one, and nobody changes it. */
class AdministrationFixed extends Refusal {

	AdministrationFixed() {
		super(Kind.CONFLICT);
	}
}
