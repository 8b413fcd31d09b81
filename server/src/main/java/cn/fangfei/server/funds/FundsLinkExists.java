package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.Refusal;

/** The alert is linked to that subject. */
class FundsLinkExists extends Refusal {

	FundsLinkExists(String name) {
		super(Kind.CONFLICT, name);
	}
}
