package cn.fangfei.server.notify;

import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.RegionLevel;
import cn.fangfei.server.kernel.RoleName;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is told.
 * @param units everybody with a post on these
 * @param place and on the lead offices nearest to this place
 * @param offices so many of them: the responsible one, and the one above it
 * @param roles only those of these roles; none means all
 * @param leadersOf and the leaders of exactly this division
 */
record Audience(List<UUID> units, @Nullable RegionCode place, int offices, List<RoleName> roles,
		@Nullable RegionCode leadersOf) {

	static Audience unit(UUID unit) {
		return new Audience(List.of(unit), null, 0, List.of(), null);
	}

	static Audience office(RegionCode place, RoleName... roles) {
		return new Audience(List.of(), place, 1, List.of(roles), null);
	}

	static Audience signatories(RegionCode place) {
		return new Audience(List.of(), place, 1, List.of(RoleName.OFFICE_LEAD), place.at(RegionLevel.COUNTY));
	}

	static Audience upward(RegionCode place) {
		return new Audience(List.of(), place, 2, List.of(RoleName.OFFICE_LEAD), place.at(RegionLevel.COUNTY));
	}

	/** The place and the divisions above it. */
	String[] chain() {
		return place == null ? new String[0]
				: Stream.of(RegionLevel.COMMUNITY, RegionLevel.TOWNSHIP, RegionLevel.COUNTY, RegionLevel.CITY, RegionLevel.PROVINCE)
					.map(place::at)
					.map(RegionCode::value)
					.distinct()
					.toArray(String[]::new);
	}
}
