package cn.fangfei.server.clue;

import cn.fangfei.server.kernel.Refusal;

/** No such clue, or not for this post. */
class ClueNotFound extends Refusal {

	ClueNotFound() {
		super(Kind.NOT_FOUND);
	}
}
