package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Refusal;

/** More would be returned than was raised. */
class ReturnedExceedsRaised extends Refusal {

	ReturnedExceedsRaised(String raised, String returned) {
		super(Kind.CONFLICT, raised, returned);
	}
}
