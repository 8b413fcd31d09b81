package cn.fangfei.server.notify;

import cn.fangfei.server.kernel.Refusal;

/** The address was set in another window. */
class MailAddressChangedMeanwhile extends Refusal {

	MailAddressChangedMeanwhile() {
		super(Kind.CONFLICT);
	}
}
