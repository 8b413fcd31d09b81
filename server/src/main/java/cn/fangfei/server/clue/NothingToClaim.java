package cn.fangfei.server.clue;

import cn.fangfei.server.kernel.Refusal;

/** Nothing that waits for this post is free. */
class NothingToClaim extends Refusal {

	NothingToClaim() {
		super(Kind.NOT_FOUND);
	}
}
