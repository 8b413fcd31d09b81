package cn.fangfei.server.contract;

import cn.fangfei.server.kernel.Refusal;

/** One idempotency key came with two different requests. */
public class KeyUsedForAnotherRequest extends Refusal {

	KeyUsedForAnotherRequest() {
		super(Kind.INVALID);
	}
}
