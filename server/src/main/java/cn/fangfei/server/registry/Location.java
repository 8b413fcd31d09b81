package cn.fangfei.server.registry;

import cn.fangfei.server.kernel.RegionCode;

/**
 * Where a row of the register lies, seen from the post that brings it in.
 * @param region as far as it is known
 * @param placed whether it is known to the township
 */
record Location(Reach reach, RegionCode region, boolean placed) {

	enum Reach {

		/** In the territory of the post. */
		INSIDE,
		/** Known too roughly to say; it waits in the territory of the post. */
		ASSUMED,
		/** Elsewhere: not stored. */
		OUTSIDE
	}
}
