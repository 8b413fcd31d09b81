package cn.fangfei.server.registry;

import cn.fangfei.server.kernel.Refusal;

/** The import is no longer in the state that the person saw. */
class RegisterImportMoved extends Refusal {

	RegisterImportMoved(String fileName, String state) {
		super(Kind.CONFLICT, fileName, state);
	}
}
