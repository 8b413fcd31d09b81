package cn.fangfei.server.warning;

import cn.fangfei.server.kernel.Refusal;

/** A signal that only the register can give. */
class SignalOfRegister extends Refusal {

	SignalOfRegister(String rule) {
		super(Kind.INVALID, rule);
	}
}
