package cn.fangfei.server.access;

import cn.fangfei.server.kernel.Refusal;

/** The one-time set-up was done. */
class SetupClosed extends Refusal {

	SetupClosed() {
		super(Kind.CONFLICT);
	}
}
