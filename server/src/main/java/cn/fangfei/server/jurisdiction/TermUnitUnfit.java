package cn.fangfei.server.jurisdiction;

import cn.fangfei.server.kernel.Refusal;

/** The step is not counted in this unit. */
class TermUnitUnfit extends Refusal {

	TermUnitUnfit(String step, String units) {
		super(Kind.INVALID, step, units);
	}
}
