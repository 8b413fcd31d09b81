package cn.fangfei.server.registry;

import cn.fangfei.server.kernel.Refusal;

/** The import is no longer in the state that the person saw; the words say who stopped it or let it go on, and when. */
class RegisterImportMoved extends Refusal {

	RegisterImportMoved(String fileName, String state, String by) {
		super(Kind.CONFLICT, fileName, state, by);
	}
}
