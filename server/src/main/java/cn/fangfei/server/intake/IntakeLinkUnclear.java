package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.Refusal;

/** Neither a candidate nor a firm nor a name, or more than one of them. */
class IntakeLinkUnclear extends Refusal {

	IntakeLinkUnclear() {
		super(Kind.INVALID);
	}
}
