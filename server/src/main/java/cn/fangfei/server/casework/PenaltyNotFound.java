package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Refusal;

/** No such penalty in this case. */
class PenaltyNotFound extends Refusal {

	PenaltyNotFound() {
		super(Kind.NOT_FOUND);
	}
}
