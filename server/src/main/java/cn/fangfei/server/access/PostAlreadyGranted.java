package cn.fangfei.server.access;

import cn.fangfei.server.kernel.Refusal;

/** The account has this very post already. */
class PostAlreadyGranted extends Refusal {

	PostAlreadyGranted() {
		super(Kind.CONFLICT);
	}
}
