package cn.fangfei.server.access;

import cn.fangfei.server.kernel.Refusal;

/** No such post, or it was revoked, or it belongs to somebody else. */
class PostNotFound extends Refusal {

	PostNotFound() {
		super(Kind.NOT_FOUND);
	}
}
