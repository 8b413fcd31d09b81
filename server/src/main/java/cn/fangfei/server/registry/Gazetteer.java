package cn.fangfei.server.registry;

import cn.fangfei.server.jurisdiction.RegionDesk;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.RegionLevel;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Names and codes of divisions, kept in memory as far as they were asked for: an import asks a hundred thousand times for a few
 * thousand divisions that do not change while the platform runs. Villages are kept in bounded number.
 */
@Component
class Gazetteer {

	private static final int MOST_VILLAGES = 20_000;

	private static final String NO_COUNTY = "市辖区";

	private static final Pattern ZONE = Pattern.compile("(经济技术|经济|高新技术|高新|工业)(产业)?(开发区|园区)$");

	/** A township and the ways an address writes it, longest first. */
	record Township(RegionCode code, List<String> spellings) {
	}

	private final RegionDesk regions;

	private final Map<String, Optional<RegionCode>> counties = new ConcurrentHashMap<>();

	private final Map<RegionCode, Map<RegionCode, String>> children = new ConcurrentHashMap<>();

	private final Map<RegionCode, List<Township>> townships = new ConcurrentHashMap<>();

	private final Map<RegionCode, Boolean> villages = Collections.synchronizedMap(new LinkedHashMap<>() {
		@Override
		protected boolean removeEldestEntry(Map.Entry<RegionCode, Boolean> eldest) {
			return size() > MOST_VILLAGES;
		}
	});

	Gazetteer(RegionDesk regions) {
		this.regions = regions;
	}

	/** The county, or the city that has none, named by six digits. */
	Optional<RegionCode> county(String sixDigits) {
		return counties.computeIfAbsent(sixDigits, digits -> regions.countyByPrefix(digits).filter(this::isCounty));
	}

	Map<RegionCode, String> below(RegionCode region) {
		return children.computeIfAbsent(region, regions::children);
	}

	boolean exists(RegionCode code) {
		return switch (code.level()) {
			case NATION -> true;
			case PROVINCE -> below(RegionCode.NATION).containsKey(code);
			case CITY -> below(code.at(RegionLevel.PROVINCE)).containsKey(code);
			case COUNTY -> county(code.value().substring(0, 6)).isPresent();
			case TOWNSHIP, COMMUNITY -> villages.computeIfAbsent(code, regions::exists);
		};
	}

	/** The township of the county that the address names; the longest name wins. */
	Optional<RegionCode> townshipIn(RegionCode county, String address) {
		@Nullable RegionCode found = null;
		var length = 0;
		for (var township : townships.computeIfAbsent(county, this::spelled)) {
			for (var spelling : township.spellings()) {
				if (spelling.length() > length && address.contains(spelling)) {
					found = township.code();
					length = spelling.length();
				}
			}
		}
		return Optional.ofNullable(found);
	}

	/** The county below a region whose name the address holds; the longest name wins. */
	Optional<RegionCode> countyIn(RegionCode region, String address) {
		if (region.level() == RegionLevel.NATION) {
			return Optional.empty();
		}
		var above = region.level() == RegionLevel.PROVINCE ? below(region).keySet() : List.of(region);
		return above.stream()
			.flatMap(city -> below(city).entrySet().stream())
			.filter(county -> county.getKey().level() == RegionLevel.COUNTY && !county.getValue().equals(NO_COUNTY)
					&& address.contains(county.getValue()))
			.max(Comparator.comparingInt(county -> county.getValue().length()))
			.map(Map.Entry::getKey);
	}

	/** The division next below {@code parent} that is called so, or whose name the address holds. */
	Optional<RegionCode> called(RegionCode parent, String name, String address) {
		var given = name.strip();
		return below(parent).entrySet()
			.stream()
			.filter(d -> given.length() >= 2 && d.getValue().startsWith(given))
			.findFirst()
			.or(() -> below(parent).entrySet().stream().filter(d -> address.contains(d.getValue())).findFirst())
			.map(Map.Entry::getKey);
	}

	private boolean isCounty(RegionCode code) {
		return code.level() == RegionLevel.COUNTY && !NO_COUNTY.equals(regions.name(code))
				|| code.level() == RegionLevel.CITY && below(code).keySet()
					.stream()
					.noneMatch(c -> c.level() == RegionLevel.COUNTY) && !below(code).isEmpty();
	}

	private List<Township> spelled(RegionCode county) {
		return regions.townshipsOf(county)
			.entrySet()
			.stream()
			.map(t -> new Township(t.getKey(), spellings(t.getValue())))
			.toList();
	}

	/**
	 * 城关街道 is also written 城关街道办事处, 城关办事处 and 城关街办, 安徽固镇经济开发区 also 经济开发区; a town only by its full
	 * name.
	 */
	static List<String> spellings(String name) {
		var zone = ZONE.matcher(name);
		if (zone.find() && zone.start() > 0) {
			return List.of(name, zone.group());
		}
		var root = name.replaceFirst("(街道办事处|街道|办事处)$", "");
		return root.equals(name) || root.isEmpty() ? List.of(name)
				: List.of(root + "街道", root + "办事处", root + "街办");
	}
}
