package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Refusal;

/** A fine without an amount, or an amount without anything that has one. */
class FineWithoutAmount extends Refusal {

	FineWithoutAmount() {
		super(Kind.INVALID);
	}
}
