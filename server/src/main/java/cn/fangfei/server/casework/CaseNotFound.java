package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Refusal;

/** No such case, or not for this post. */
class CaseNotFound extends Refusal {

	CaseNotFound() {
		super(Kind.NOT_FOUND);
	}
}
