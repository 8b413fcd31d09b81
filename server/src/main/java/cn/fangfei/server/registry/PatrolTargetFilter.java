package cn.fangfei.server.registry;

import cn.fangfei.server.kernel.RegionCode;
import org.jspecify.annotations.Nullable;

/**
 * Which patrol targets are wanted.
 * @param waiting those that wait for a visit, in time or not; with {@code state} absent
 */
record PatrolTargetFilter(@Nullable PatrolTargetState state, boolean waiting, @Nullable RegionCode region, @Nullable PatrolOutcome outcome,
		@Nullable String q) {

	PatrolTargetFilter {
		var clean = q == null ? "" : q.replaceAll("\\p{Cntrl}", " ").strip();
		q = clean.isEmpty() ? null : clean;
	}
}
