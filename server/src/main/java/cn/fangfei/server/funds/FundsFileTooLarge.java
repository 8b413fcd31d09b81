package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.Refusal;

/** The file or its signature is larger than is read. */
class FundsFileTooLarge extends Refusal {

	FundsFileTooLarge(String what, long most, String unit) {
		super(Kind.TOO_LARGE, what, most, unit);
	}
}
