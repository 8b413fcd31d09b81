package cn.fangfei.server.registry;

import cn.fangfei.server.kernel.Refusal;

/** There is no such import, or another office began it. */
class RegisterImportNotFound extends Refusal {

	RegisterImportNotFound() {
		super(Kind.NOT_FOUND);
	}
}
