package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Refusal;

/** A type that is not in the code list on the day of the decision. */
class PenaltyTypeUnknown extends Refusal {

	PenaltyTypeUnknown(String code) {
		super(Kind.INVALID, code);
	}
}
