package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Refusal;

/** The code list changes from tomorrow on, never backwards. */
class PenaltyTypeInPast extends Refusal {

	PenaltyTypeInPast(String first) {
		super(Kind.INVALID, first);
	}
}
