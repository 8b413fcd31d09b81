package cn.fangfei.server.workspace;

import cn.fangfei.server.kernel.Refusal;

/** The view is shared in the region of another post of the same person. */
class SharedFromAnotherPost extends Refusal {

	SharedFromAnotherPost(String name) {
		super(Kind.CONFLICT, name);
	}
}
