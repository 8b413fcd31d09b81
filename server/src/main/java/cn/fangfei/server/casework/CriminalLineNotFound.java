package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Refusal;

/** The judicial interpretation draws no such line. */
class CriminalLineNotFound extends Refusal {

	CriminalLineNotFound() {
		super(Kind.NOT_FOUND);
	}
}
