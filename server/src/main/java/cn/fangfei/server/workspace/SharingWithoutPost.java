package cn.fangfei.server.workspace;

import cn.fangfei.server.kernel.Refusal;

/** Who has no post has no region to share in. */
class SharingWithoutPost extends Refusal {

	SharingWithoutPost() {
		super(Kind.FORBIDDEN);
	}
}
