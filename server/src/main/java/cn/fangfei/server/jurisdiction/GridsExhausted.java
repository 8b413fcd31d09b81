package cn.fangfei.server.jurisdiction;

import cn.fangfei.server.kernel.Refusal;

/** All codes of the division are given out. */
class GridsExhausted extends Refusal {

	GridsExhausted(String region) {
		super(Kind.CONFLICT, region);
	}
}
