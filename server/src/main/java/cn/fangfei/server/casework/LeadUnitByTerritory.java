package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Refusal;

/** A lead unit without the territory cannot hand its case to another one. */
class LeadUnitByTerritory extends Refusal {

	LeadUnitByTerritory(String number) {
		super(Kind.CONFLICT, number);
	}
}
