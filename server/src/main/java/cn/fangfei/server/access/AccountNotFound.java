package cn.fangfei.server.access;

import cn.fangfei.server.kernel.Refusal;

/** No such account. */
class AccountNotFound extends Refusal {

	AccountNotFound() {
		super(Kind.NOT_FOUND);
	}
}
