package cn.fangfei.server.notify;

import cn.fangfei.server.kernel.Refusal;

/** Mail needs an address. */
class MailAddressMissing extends Refusal {

	MailAddressMissing() {
		super(Kind.INVALID);
	}
}
