package cn.fangfei.server.workspace;

import cn.fangfei.server.kernel.Refusal;

/** The account keeps as many views of one list as it may. */
class SavedViewsTooMany extends Refusal {

	SavedViewsTooMany(int most) {
		super(Kind.CONFLICT, most);
	}
}
