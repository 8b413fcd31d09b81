package cn.fangfei.server.notify;

import cn.fangfei.server.kernel.Refusal;

/** Only what was given up is sent again by hand; this one is on its way, has arrived, or somebody was faster. */
class OutgoingNotDead extends Refusal {

	OutgoingNotDead() {
		super(Kind.CONFLICT);
	}
}
