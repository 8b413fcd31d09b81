package cn.fangfei.server.registry;

import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.RegionCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of the register a post sees: the region of the post. The register is public, so an agency sees it as far as an
 * office does. A post without a region sees nothing.
 */
record Territory(String lo, String hi) {

	static Territory of(Actor actor) {
		return of(actor.region());
	}

	static Territory of(@Nullable RegionCode region) {
		return region == null ? new Territory("", "") : new Territory(region.lo(), region.hi());
	}

	Map<String, Object> parameters() {
		return Map.of("scopeLo", lo, "scopeHi", hi);
	}
}
