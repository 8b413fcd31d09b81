package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Refusal;

/** No such measure in this case. */
class MeasureNotFound extends Refusal {

	MeasureNotFound() {
		super(Kind.NOT_FOUND);
	}
}
