package cn.fangfei.server.jurisdiction;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.RegionLevel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where divisions are asked for. They are public; a list is still held to the region of the post that asks. */
@Service
@Transactional(readOnly = true)
public class RegionDesk {

	/** Names of the statistical code that no address bears: 北京市市辖区东城区 is written 北京市东城区. */
	private static final Set<String> UNSPOKEN = Set.of("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划");

	private final Regions regions;

	private final Access access;

	RegionDesk(Regions regions, Access access) {
		this.regions = regions;
		this.access = access;
	}

	/** The divisions next below {@code parent}; without a parent the root of the post, for administrators the provinces. */
	@Permit("region:read")
	public List<RegionView> list(@Nullable RegionCode parent) {
		var root = access.actor().region();
		if (root == null) {
			return List.of();
		}
		if (parent != null && !root.contains(parent) || !regions.name(parent == null ? root : parent).isPresent()) {
			throw new RegionNotFound();
		}
		if (parent == null && !root.equals(RegionCode.NATION)) {
			return List.of(view(root));
		}
		return views(parent == null ? root : parent);
	}

	/** The name of a division, its code when there is none. */
	public String name(RegionCode region) {
		return regions.name(region).orElse(region.value());
	}

	/** The names of many divisions at once; an unknown one is absent. */
	public Map<RegionCode, String> names(Collection<RegionCode> codes) {
		return regions.names(codes);
	}

	/** The name with all divisions above it, 安徽省蚌埠市固镇县谷阳镇; its code when there is none. */
	public String fullName(RegionCode region) {
		var chain = Stream.of(RegionLevel.values()).skip(1).map(region::at).distinct().toList();
		var names = regions.names(chain);
		if (!names.containsKey(region)) {
			return region.value();
		}
		var text = new StringBuilder();
		chain.stream()
			.filter(names::containsKey)
			.filter(code -> code.equals(region) || !UNSPOKEN.contains(names.get(code)))
			.map(names::get)
			.forEach(text::append);
		return text.isEmpty() ? name(region) : text.toString();
	}

	public boolean exists(RegionCode region) {
		return regions.name(region).isPresent();
	}

	/** The divisions next below, code to name, in the order of their codes. */
	public Map<RegionCode, String> children(RegionCode region) {
		return byCode(below(region));
	}

	/** The townships of a county, or of a city that governs townships directly: for finding one in an address. */
	public Map<RegionCode, String> townshipsOf(RegionCode county) {
		return switch (county.level()) {
			case COUNTY, CITY -> byCode(regions.townships(county)
				.stream()
				.filter(row -> row.regionCode().level() == RegionLevel.TOWNSHIP)
				.toList());
			default -> throw new IllegalArgumentException("not a county: " + county);
		};
	}

	/** The county, or the city without counties, that six digits name; empty when there is none. */
	public Optional<RegionCode> countyByPrefix(String sixDigits) {
		if (!sixDigits.matches("\\d{6}")) {
			return Optional.empty();
		}
		var code = RegionCode.ofPrefix(sixDigits);
		return regions.name(code).map(name -> code);
	}

	/** The counties and cities of this very name. */
	public List<RegionCode> named(String name) {
		return regions.named(name).stream().map(Regions.Row::regionCode).toList();
	}

	private List<Regions.Row> below(RegionCode region) {
		return switch (region.level()) {
			case NATION -> regions.upper(region, RegionLevel.PROVINCE.digits());
			case PROVINCE -> regions.upper(region, RegionLevel.CITY.digits());
			case CITY -> regions.belowCity(region);
			case COUNTY -> regions.townships(region);
			case TOWNSHIP -> regions.communities(region);
			case COMMUNITY -> List.of();
		};
	}

	private List<RegionView> views(RegionCode parent) {
		var above = parent.equals(RegionCode.NATION) ? "" : fullName(parent);
		var views = new ArrayList<RegionView>();
		for (var row : below(parent)) {
			views.add(new RegionView(row.regionCode(), row.name(), above + row.name(), row.regionCode().level(),
					regions.hasChildren(row.regionCode())));
		}
		return views;
	}

	private RegionView view(RegionCode region) {
		return new RegionView(region, name(region), fullName(region), region.level(), regions.hasChildren(region));
	}

	private static Map<RegionCode, String> byCode(List<Regions.Row> rows) {
		var map = new java.util.LinkedHashMap<RegionCode, String>();
		rows.forEach(row -> map.put(row.regionCode(), row.name()));
		return map;
	}
}
