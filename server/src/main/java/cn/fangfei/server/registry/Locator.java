package cn.fangfei.server.registry;

import cn.fangfei.formats.RegisterRow;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.RegionLevel;
import cn.fangfei.server.registry.Location.Reach;
import org.jspecify.annotations.Nullable;

/**
 * Finds the place of a firm: the code the file gives, else the county in digits three to eight of the credit code, else the names
 * in the address; the township always from the code of the file or the address.
 */
final class Locator {

	private final Gazetteer gazetteer;

	private final RegionCode territory;

	Locator(Gazetteer gazetteer, RegionCode territory) {
		this.gazetteer = gazetteer;
		this.territory = territory;
	}

	Location locate(RegisterRow row) {
		var place = place(row);
		var placed = place.level().compareTo(RegionLevel.TOWNSHIP) >= 0;
		if (territory.contains(place)) {
			return new Location(Reach.INSIDE, place, placed);
		}
		return place.contains(territory) ? new Location(Reach.ASSUMED, territory, false)
				: new Location(Reach.OUTSIDE, place, placed);
	}

	private RegionCode place(RegisterRow row) {
		var given = row.regionCode() == null ? null : new RegionCode(row.regionCode());
		var known = given == null || !gazetteer.exists(given) ? null : given;
		if (known != null && known.level().compareTo(RegionLevel.TOWNSHIP) >= 0) {
			return known;
		}
		var county = county(known, row);
		var address = row.address();
		return isCounty(county) ? gazetteer.townshipIn(county, address).orElse(county) : county;
	}

	/** The county, or the smallest division known above it. */
	private RegionCode county(@Nullable RegionCode known, RegisterRow row) {
		if (known != null && isCounty(known)) {
			return known;
		}
		var code = row.creditCode();
		if (code != null) {
			var county = gazetteer.county(code.substring(2, 8)).filter(c -> known == null || known.contains(c));
			if (county.isPresent()) {
				return county.get();
			}
		}
		var around = known != null ? known : code == null ? RegionCode.NATION : aboveCounty(code);
		if (around.level() == RegionLevel.NATION) {
			around = gazetteer.called(around, row.province(), row.address()).orElse(around);
		}
		if (around.level() == RegionLevel.PROVINCE) {
			around = gazetteer.called(around, row.city(), row.address()).orElse(around);
		}
		return gazetteer.countyIn(around, row.address()).orElse(around);
	}

	/** What the code still says when its county is unknown: a city that registers firms itself, a county since merged. */
	private RegionCode aboveCounty(String creditCode) {
		var digits = creditCode.substring(2, 6);
		if (!digits.matches("\\d{4}")) {
			return RegionCode.NATION;
		}
		var city = RegionCode.ofPrefix(digits);
		if (city.level() == RegionLevel.CITY && gazetteer.exists(city)) {
			return city;
		}
		var province = RegionCode.ofPrefix(digits.substring(0, 2));
		return gazetteer.exists(province) ? province : RegionCode.NATION;
	}

	private boolean isCounty(RegionCode code) {
		return gazetteer.county(code.value().substring(0, 6)).filter(code::equals).isPresent();
	}
}
