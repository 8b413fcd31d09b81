package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Refusal;

/** A line is drawn in at least one number. */
class CriminalLineEmpty extends Refusal {

	CriminalLineEmpty() {
		super(Kind.INVALID);
	}
}
