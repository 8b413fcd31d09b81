package cn.fangfei.server.workspace;

import cn.fangfei.server.kernel.Refusal;

/** The account has a view of that name for this list. */
class SavedViewNameTaken extends Refusal {

	SavedViewNameTaken(String name) {
		super(Kind.CONFLICT, name);
	}
}
