package cn.fangfei.server.registry;

import cn.fangfei.server.kernel.RegionCode;
import org.jspecify.annotations.Nullable;

/**
 * Which stays on the key-supervision list are wanted.
 * @param ended those that are over instead of those that last
 * @param handed how far its hand-over to the township is
 */
record SupervisionFilter(boolean ended, @Nullable RegionCode region, @Nullable SupervisionReason reason, @Nullable SupervisionHanded handed,
		@Nullable Boolean placed, @Nullable String q) {

	SupervisionFilter {
		var clean = q == null ? "" : q.replaceAll("\\p{Cntrl}", " ").strip();
		q = clean.isEmpty() ? null : clean;
	}
}
