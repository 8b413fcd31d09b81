package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Refusal;

/** Sealing and recovery are approved by the head and carried out by two officers (条例 Art 24, 行政强制法 Art 18). */
class MeasureNeedsApproval extends Refusal {

	MeasureNeedsApproval(String measure) {
		super(Kind.INVALID, measure);
	}
}
