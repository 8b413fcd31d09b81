package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Refusal;

/** Another unit leads the case, and the caller is not the office of its territory. */
class NotTheLeadUnit extends Refusal {

	NotTheLeadUnit(String unit) {
		super(Kind.FORBIDDEN, unit);
	}
}
