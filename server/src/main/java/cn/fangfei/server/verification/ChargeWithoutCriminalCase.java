package cn.fangfei.server.verification;

import cn.fangfei.server.kernel.Refusal;

/** A charge is named without a criminal case that bears it. */
class ChargeWithoutCriminalCase extends Refusal {

	ChargeWithoutCriminalCase() {
		super(Kind.INVALID);
	}
}
