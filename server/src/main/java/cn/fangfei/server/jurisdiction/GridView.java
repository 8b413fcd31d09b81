package cn.fangfei.server.jurisdiction;

import cn.fangfei.server.kernel.RegionCode;
import org.jspecify.annotations.Nullable;

/** A grid as the contract shows it. */
public record GridView(String gridCode, String name, GridKind kind, RegionCode regionCode, String regionName,
		@Nullable String building, boolean active, int version) {
}
