package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.Refusal;

/** Texts cannot be placed there: it is no county or township of the post. */
class IntakeRegionUnfit extends Refusal {

	IntakeRegionUnfit() {
		super(Kind.INVALID);
	}
}
