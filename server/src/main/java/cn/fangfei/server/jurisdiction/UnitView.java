package cn.fangfei.server.jurisdiction;

import cn.fangfei.server.kernel.RegionCode;
import java.util.UUID;

/** A unit as the contract shows it. */
public record UnitView(UUID unitId, String name, UnitKind kind, RegionCode regionCode, String regionName, boolean active,
		int version) {
}
