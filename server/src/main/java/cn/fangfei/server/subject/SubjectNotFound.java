package cn.fangfei.server.subject;

import cn.fangfei.server.kernel.Refusal;

/** There is no such subject, or nothing that this post sees speaks of it. */
class SubjectNotFound extends Refusal {

	SubjectNotFound() {
		super(Kind.NOT_FOUND);
	}
}
