package cn.fangfei.server.jurisdiction;

import cn.fangfei.server.kernel.RegionCode;
import java.time.Instant;
import java.util.UUID;

/** A unit 单位 that works in a territory: an office, a township government, a committee or an agency. */
public record Unit(UUID unitId, String name, UnitKind kind, RegionCode regionCode, boolean active, int version,
		String changedBy, Instant changedAt) {

	/** The one unit of the three administrators; a migration made it. */
	public static final UUID ADMINISTRATION = UUID.fromString("00000000-0000-4000-8000-000000000001");
}
