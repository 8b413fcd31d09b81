package cn.fangfei.server.registry;

import cn.fangfei.server.kernel.Refusal;

/** The import rejected no row, so there is nothing to mend. */
class NothingRejected extends Refusal {

	NothingRejected() {
		super(Kind.NOT_FOUND);
	}
}
