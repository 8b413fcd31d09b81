package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Refusal;

/** The end of a measure lies beyond its legal term. */
class MeasureTermTooLong extends Refusal {

	MeasureTermTooLong(String measure, String latest) {
		super(Kind.INVALID, measure, latest);
	}
}
