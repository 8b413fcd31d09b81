package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.Refusal;

/** An address that the platform does not ask. */
class IntakeAddressRefused extends Refusal {

	IntakeAddressRefused(String reason) {
		super(Kind.INVALID, reason);
	}
}
