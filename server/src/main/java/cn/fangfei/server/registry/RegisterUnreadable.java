package cn.fangfei.server.registry;

import cn.fangfei.server.kernel.Refusal;

/** The file is no register; the reader says why and what to do. */
class RegisterUnreadable extends Refusal {

	RegisterUnreadable(String reason) {
		super(Kind.INVALID, reason);
	}
}
