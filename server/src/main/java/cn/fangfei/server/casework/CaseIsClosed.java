package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Refusal;

/** The case was closed out; nothing is done in it until it is opened again. */
class CaseIsClosed extends Refusal {

	CaseIsClosed(String number) {
		super(Kind.CONFLICT, number);
	}
}
