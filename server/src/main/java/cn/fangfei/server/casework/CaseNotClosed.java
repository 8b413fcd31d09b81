package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Refusal;

/** A case that is worked on cannot be opened again. */
class CaseNotClosed extends Refusal {

	CaseNotClosed(String number) {
		super(Kind.CONFLICT, number);
	}
}
