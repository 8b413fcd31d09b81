package cn.fangfei.server.intake;

import cn.fangfei.server.jurisdiction.RegionDesk;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.RegionLevel;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The divisions below a county by their codes and by the names that people write. */
final class IntakePlaces {

	private final RegionCode county;

	private final RegionCode within;

	private final RegionDesk regions;

	private final Map<String, RegionCode> named = new LinkedHashMap<>();

	/** What may stand before the county, 安徽省蚌埠市. */
	private final Pattern aboveCounty;

	/** What may stand before a township, 安徽省蚌埠市固镇县: another county has townships of the same names. */
	private final Pattern aboveTownship;

	/** @param within a county or a division below it */
	IntakePlaces(RegionCode within, RegionDesk regions) {
		this.county = within.at(RegionLevel.COUNTY);
		this.within = within;
		this.regions = regions;
		named.put(regions.name(county), county);
		regions.townshipsOf(county).forEach((code, name) -> named.put(name, code));
		var upper = List.of(county.at(RegionLevel.PROVINCE), county.at(RegionLevel.CITY));
		var names = regions.names(upper);
		var above = new StringBuilder();
		upper.stream().distinct().filter(code -> !code.equals(county) && names.containsKey(code))
			.forEach(code -> above.append(written(names.get(code))).append('?'));
		this.aboveCounty = Pattern.compile(above.toString());
		this.aboveTownship = Pattern.compile("(?:" + above + written(regions.name(county)) + ")?");
	}

	/** How a division is written: 固镇县 or 固镇. */
	private static String written(String name) {
		var last = name.length() - 1;
		return "(?:" + Pattern.quote(name.substring(0, last)) + Pattern.quote(name.substring(last)) + (last > 1 ? "?" : "") + ")";
	}

	/**
	 * The division a text names: its code, its name, or its name behind those above it, of which some may be left out. Empty when there is
	 * none in this territory.
	 */
	Optional<RegionCode> find(String text) {
		var written = text.replaceAll("\\s", "");
		if (written.matches("\\d{6}|\\d{9}|\\d{12}")) {
			return Optional.of(RegionCode.ofPrefix(written)).filter(within::contains).filter(regions::exists);
		}
		return named.entrySet()
			.stream()
			.filter(e -> written.endsWith(e.getKey()) && (e.getValue().equals(county) ? aboveCounty : aboveTownship)
				.matcher(written.substring(0, written.length() - e.getKey().length()))
				.matches())
			.max(Comparator.comparingInt(e -> e.getKey().length()))
			.map(Map.Entry::getValue)
			.filter(code -> within.contains(code));
	}
}
