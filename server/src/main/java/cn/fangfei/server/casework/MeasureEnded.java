package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Refusal;

/** The measure has its result already. */
class MeasureEnded extends Refusal {

	MeasureEnded(String measure) {
		super(Kind.CONFLICT, measure);
	}
}
