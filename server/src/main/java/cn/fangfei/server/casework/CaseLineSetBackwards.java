package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Refusal;

/** A number of the law is set from today or a later day on. */
class CaseLineSetBackwards extends Refusal {

	CaseLineSetBackwards(String what, String today) {
		super(Kind.INVALID, what, today);
	}
}
