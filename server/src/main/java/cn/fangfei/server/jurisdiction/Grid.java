package cn.fangfei.server.jurisdiction;

import cn.fangfei.server.kernel.RegionCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A grid 网格: the smallest territory, below a township or community. Its code is longer than that of a division, so whoever is
 * held to a grid is held by a second column.
 */
public record Grid(String gridCode, RegionCode regionCode, String name, GridKind kind, @Nullable String building,
		boolean active, int version, String changedBy, Instant changedAt) {

	public Grid {
		if ((kind == GridKind.DEDICATED) != (building != null)) {
			throw new BuildingMissing();
		}
	}

	/** The code after {@code last} in its division: G01 to G99, then H01, to Z99; empty at the end. */
	static @Nullable String codeAfter(RegionCode region, @Nullable String last) {
		if (last == null) {
			return region.value() + "G01";
		}
		var letter = last.charAt(12);
		var number = Integer.parseInt(last.substring(13)) + 1;
		if (number > 99) {
			letter++;
			number = 1;
		}
		return letter > 'Z' ? null : region.value() + letter + "%02d".formatted(number);
	}
}
