package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Refusal;

/** The measure has no term, or was extended before. */
class MeasureNotExtendable extends Refusal {

	MeasureNotExtendable(String measure) {
		super(Kind.CONFLICT, measure);
	}
}
