package cn.fangfei.server.access;

import cn.fangfei.server.kernel.Refusal;

/** Somebody else changed the account first. */
class AccountChangedMeanwhile extends Refusal {

	AccountChangedMeanwhile(String displayName) {
		super(Kind.CONFLICT, displayName);
	}
}
