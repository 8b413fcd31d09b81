package cn.fangfei.server.intake;

import cn.fangfei.server.jurisdiction.RegionDesk;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.RegionLevel;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The divisions below a county by their codes and by the names that people write. */
final class IntakePlaces {

	private final RegionCode county;

	private final RegionCode within;

	private final RegionDesk regions;

	private final Map<String, RegionCode> named = new LinkedHashMap<>();

	/** @param within a county or a division below it */
	IntakePlaces(RegionCode within, RegionDesk regions) {
		this.county = within.at(RegionLevel.COUNTY);
		this.within = within;
		this.regions = regions;
		named.put(regions.name(county), county);
		regions.townshipsOf(county).forEach((code, name) -> named.put(name, code));
	}

	/** The division a text names: its code, its name, or its name behind those above it. Empty when there is none in this territory. */
	Optional<RegionCode> find(String text) {
		var written = text.replaceAll("\\s", "");
		if (written.matches("\\d{6}|\\d{9}|\\d{12}")) {
			return Optional.of(RegionCode.ofPrefix(written)).filter(within::contains).filter(regions::exists);
		}
		return named.entrySet()
			.stream()
			.filter(e -> written.equals(e.getKey()) || written.endsWith(e.getKey()))
			.max(Comparator.comparingInt(e -> e.getKey().length()))
			.map(Map.Entry::getValue)
			.filter(code -> within.contains(code));
	}
}
