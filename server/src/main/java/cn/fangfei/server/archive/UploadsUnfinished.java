package cn.fangfei.server.archive;

import cn.fangfei.server.kernel.Refusal;

/** Too many uploads of this account were begun and not ended. */
class UploadsUnfinished extends Refusal {

	UploadsUnfinished(int count) {
		super(Kind.TOO_MANY, count);
	}
}
