package cn.fangfei.server.jurisdiction;

import cn.fangfei.server.kernel.Refusal;

/** There is no such division, or it lies outside the region of the post. */
public class RegionNotFound extends Refusal {

	public RegionNotFound() {
		super(Kind.NOT_FOUND);
	}
}
