package cn.fangfei.server.registry;

import cn.fangfei.server.kernel.Refusal;

/** “Other” says nothing without words. */
class SupervisionTextMissing extends Refusal {

	SupervisionTextMissing() {
		super(Kind.INVALID);
	}
}
