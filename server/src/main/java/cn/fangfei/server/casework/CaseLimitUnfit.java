package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Refusal;

/** The number cannot be such a limit. */
class CaseLimitUnfit extends Refusal {

	CaseLimitUnfit(String what, String range) {
		super(Kind.INVALID, what, range);
	}
}
