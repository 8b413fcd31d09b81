package cn.fangfei.server.demo;

import cn.fangfei.server.jurisdiction.RegionDesk;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.RegionLevel;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds the county of the demo by its name and reads its divisions. */
@Component
class DemoTerritories {

	private static final Logger log = LoggerFactory.getLogger(DemoTerritories.class);

	private final RegionDesk regions;

	DemoTerritories(RegionDesk regions) {
		this.regions = regions;
	}

	/** The county of this name, 固镇县 or 安徽省蚌埠市固镇县; empty when there is none. */
	Optional<DemoTerritory> find(String name) {
		var counties = IntStream.range(0, name.length() - 1)
			.mapToObj(i -> regions.named(name.substring(i)).stream())
			.flatMap(codes -> codes)
			.filter(code -> code.level() == RegionLevel.COUNTY || code.level() == RegionLevel.CITY)
			.filter(code -> regions.fullName(code).endsWith(name))
			.filter(code -> !regions.townshipsOf(code).isEmpty() && (code.level() == RegionLevel.COUNTY || direct(code)))
			.toList();
		if (counties.size() > 1) {
			log.warn("叫“{}”的有{}个，演示用{}；要用另一个，请写全称。", name, counties.size(), regions.fullName(counties.get(0)));
		}
		return counties.stream().findFirst().map(this::read);
	}

	/** The divisions of the county of this code. */
	DemoTerritory read(String county) {
		return read(new RegionCode(county));
	}

	/** A city that governs its townships without a county between. */
	private boolean direct(RegionCode city) {
		return regions.children(city).keySet().stream().allMatch(below -> below.level() == RegionLevel.TOWNSHIP);
	}

	private DemoTerritory read(RegionCode county) {
		var name = regions.name(county);
		var full = regions.fullName(county);
		var townships = regions.townshipsOf(county)
			.entrySet()
			.stream()
			.map(t -> new DemoTerritory.Township(t.getKey(), t.getValue(), communities(t.getKey())))
			.toList();
		var province = regions.name(county.at(RegionLevel.PROVINCE));
		return new DemoTerritory(county, name, province.replaceFirst("(省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)$", ""),
				city(county).replaceFirst("市$", ""), full.substring(0, full.length() - name.length()), townships);
	}

	private String city(RegionCode county) {
		var city = regions.name(county.at(RegionLevel.CITY));
		return city.endsWith("市") || city.endsWith("州") || city.endsWith("盟") || city.endsWith("地区") ? city
				: regions.name(county.at(RegionLevel.PROVINCE));
	}

	/** Villages and communities, without the 虚拟社区 by which the statistics fill a zone that has none. */
	private List<DemoTerritory.Community> communities(RegionCode township) {
		return regions.children(township)
			.entrySet()
			.stream()
			.filter(c -> !c.getValue().contains("虚拟"))
			.map(c -> new DemoTerritory.Community(c.getKey(),
					c.getValue().replaceFirst("(村民委员会|居民委员会|村委会|居委会)$", "")))
			.toList();
	}
}
