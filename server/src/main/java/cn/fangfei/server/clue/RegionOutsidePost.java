package cn.fangfei.server.clue;

import cn.fangfei.server.kernel.Refusal;

/** The region or grid of a report does not lie in the region of the post. */
class RegionOutsidePost extends Refusal {

	RegionOutsidePost() {
		super(Kind.INVALID);
	}
}
