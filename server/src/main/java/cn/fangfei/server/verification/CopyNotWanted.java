package cn.fangfei.server.verification;

import cn.fangfei.server.kernel.Refusal;

/** The working copy is there already or is being made. */
class CopyNotWanted extends Refusal {

	CopyNotWanted() {
		super(Kind.CONFLICT);
	}
}
