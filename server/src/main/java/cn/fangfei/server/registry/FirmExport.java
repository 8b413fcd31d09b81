package cn.fangfei.server.registry;

import cn.fangfei.detection.lexicon.WordingPosition;
import cn.fangfei.detection.lexicon.WordingTier;
import cn.fangfei.detection.register.IndustrySection;
import cn.fangfei.detection.register.SectorGroup;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.export.ExportColumn;
import cn.fangfei.server.export.ExportQuery;
import cn.fangfei.server.export.ExportQuery.Label;
import cn.fangfei.server.export.ExportSink;
import cn.fangfei.server.export.ExportSource;
import cn.fangfei.server.jurisdiction.RegionDesk;
import cn.fangfei.server.kernel.RegionCode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The register as it can be exported: the firms of the page 登记筛查 under its filters. */
@Component
class FirmExport implements ExportSource {

	private static final Map<String, String> TIERS = Map.of("ANY", "有命中", "FORBIDDEN", "禁用", "WATCH", "重点关注");

	static final Map<String, String> AGES = Map.of("UNDER_HALF_YEAR", "未满6个月", "UNDER_ONE_YEAR", "6至12个月", "UNDER_THREE_YEARS",
			"1至3年", "OLDER", "3年以上", "UNDATED", "没有注册日期");

	private final Firms firms;

	private final RegionDesk regions;

	private final Access access;

	FirmExport(Firms firms, RegionDesk regions, Access access) {
		this.firms = firms;
		this.regions = regions;
		this.access = access;
	}

	@Override
	public String list() {
		return "firms";
	}

	@Override
	public String title() {
		return "登记筛查";
	}

	@Override
	public String permission() {
		return "registry:read";
	}

	@Override
	public List<ExportColumn> columns() {
		return List.of(ExportColumn.text("name", "企业", 36), ExportColumn.text("creditCode", "信用代码", 22),
				ExportColumn.text("tier", "层级", 10), ExportColumn.text("terms", "命中字样", 30),
				ExportColumn.text("regionName", "属地", 28), ExportColumn.day("registeredOn", "注册日期"),
				ExportColumn.text("capital", "注册资金", 18), ExportColumn.text("kind", "企业类型", 24),
				ExportColumn.text("address", "注册地址", 40), ExportColumn.text("scope", "经营范围", 60));
	}

	@Override
	public String words(ExportQuery query) {
		return query.words(Label.search(), Label.of("tier", "字样", TIERS), Label.of("term", "哪个字样"),
				Label.of("position", "出现在", Map.of("NAME", "名称", "SCOPE", "经营范围")),
				Label.of("region", "地区", code -> regions.name(new RegionCode(code))),
				Label.of("guarded", "排除", Map.of("true", "只看已排除的", "false", "未排除的")),
				Label.of("placed", "属地", Map.of("true", "已定", "false", "待定")),
				Label.of("industry", "登记行业", Arrays.stream(IndustrySection.values())
					.collect(Collectors.toMap(IndustrySection::name, IndustrySection::label))),
				Label.of("sector", "实际行业（推断）", Arrays.stream(SectorGroup.values())
					.collect(Collectors.toMap(SectorGroup::name, SectorGroup::label))),
				Label.of("age", "成立时间", AGES), Label.of("supervised", "重点监管", Map.of("true", "在名单", "false", "不在名单")),
				Label.of("sharing", "相同", Map.of("ADDRESS", "地址", "PHONE", "电话", "PERSON", "法定代表人")));
	}

	@Override
	public long count(ExportQuery query) {
		return firms.count(question(query));
	}

	@Override
	public void rows(ExportQuery query, ExportSink sink) {
		var names = new HashMap<String, String>();
		firms.each(question(query), query.order(), filter(query).narrowsHits(), r -> sink.row(column -> switch (column) {
			case "name" -> r.getString("name");
			case "creditCode" -> r.getString("credit_code");
			case "tier" -> tier(r.getString("tier"), r.getString("terms"));
			case "terms" -> r.getString("terms");
			case "regionName" -> r.getBoolean("placed")
					? names.computeIfAbsent(r.getString("region_code"), code -> regions.name(new RegionCode(code))) : "待定";
			case "registeredOn" -> r.getObject("registered_on", LocalDate.class);
			case "capital" -> r.getString("capital");
			case "kind" -> r.getString("kind");
			case "address" -> r.getString("address");
			case "scope" -> r.getString("scope");
			default -> null;
		}));
	}

	/** As the page asks: when nothing bears the name, what resembles it. */
	private Firms.Question question(ExportQuery query) {
		var territory = Territory.of(access.actor());
		var filter = filter(query);
		var question = firms.exactly(territory, filter);
		return filter.q() != null && filter.q().length() > 2 && firms.count(question) == 0 ? firms.alike(territory, filter)
				: question;
	}

	private static FirmFilter filter(ExportQuery query) {
		return new FirmFilter(query.word("q"), query.region("region"), query.one("tier", FirmTierFilter.class),
				query.one("position", WordingPosition.class), query.word("term"), query.flag("guarded"), query.flag("placed"),
				query.one("industry", IndustrySection.class), query.one("sector", FirmSector.class), query.one("age", FirmAge.class),
				query.flag("supervised"), query.one("sharing", FirmCrowd.class), query.id("sharingWith"));
	}

	private static String tier(@Nullable String tier, @Nullable String terms) {
		if (tier != null) {
			return WordingTier.valueOf(tier) == WordingTier.FORBIDDEN ? "禁用" : "重点关注";
		}
		return terms == null ? "" : "已排除";
	}
}
