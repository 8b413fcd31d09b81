package cn.fangfei.server.clue;

import cn.fangfei.server.kernel.Refusal;

/** A clue cannot be found on a day to come. */
class FoundInFuture extends Refusal {

	FoundInFuture() {
		super(Kind.INVALID);
	}
}
