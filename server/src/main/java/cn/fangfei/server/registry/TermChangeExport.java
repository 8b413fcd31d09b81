package cn.fangfei.server.registry;

import cn.fangfei.detection.lexicon.WordingPosition;
import cn.fangfei.detection.lexicon.WordingTier;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.export.ExportColumn;
import cn.fangfei.server.export.ExportQuery;
import cn.fangfei.server.export.ExportQuery.Label;
import cn.fangfei.server.export.ExportSink;
import cn.fangfei.server.export.ExportSource;
import cn.fangfei.server.jurisdiction.RegionDesk;
import cn.fangfei.server.kernel.RegionCode;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The change watch as it can be exported: the changes of the page 变更监测 under its filters. */
@Component
class TermChangeExport implements ExportSource {

	private static final Map<String, String> TIERS = Map.of("FORBIDDEN", "禁用", "WATCH", "重点关注");

	private final TermChanges changes;

	private final RegionDesk regions;

	private final Access access;

	private final Clock clock;

	TermChangeExport(TermChanges changes, RegionDesk regions, Access access, Clock clock) {
		this.changes = changes;
		this.regions = regions;
		this.access = access;
		this.clock = clock;
	}

	@Override
	public String list() {
		return "firm-changes";
	}

	@Override
	public String title() {
		return "变更监测";
	}

	@Override
	public String permission() {
		return "registry:read";
	}

	@Override
	public List<ExportColumn> columns() {
		return List.of(ExportColumn.text("name", "企业", 36), ExportColumn.text("creditCode", "信用代码", 22),
				ExportColumn.text("terms", "新增字样", 30), ExportColumn.text("field", "变更", 10), ExportColumn.text("regionName", "属地", 28),
				ExportColumn.moment("changedAt", "发现时间"), ExportColumn.text("importName", "哪次导入", 28),
				ExportColumn.text("supervised", "重点监管", 10), ExportColumn.text("oldText", "变更前", 60), ExportColumn.text("newText", "变更后", 60));
	}

	@Override
	public String words(ExportQuery query) {
		return asThePage(query).words(Label.of("days", "时间", days -> "近" + days + "天"), Label.of("tier", "层级", TIERS),
				Label.of("term", "哪个字样"), Label.of("region", "地区", code -> regions.name(new RegionCode(code))));
	}

	@Override
	public long count(ExportQuery query) {
		var filter = filter(query);
		return changes.count(Territory.of(access.actor()), filter, filter.since(clock.instant()));
	}

	@Override
	public void rows(ExportQuery query, ExportSink sink) {
		var filter = filter(query);
		var places = new HashMap<String, String>();
		changes.each(Territory.of(access.actor()), filter, filter.since(clock.instant()), r -> {
			var change = TermChanges.change(r, 0);
			var added = r.getString("added");
			sink.row(column -> switch (column) {
				case "name" -> change.name();
				case "creditCode" -> change.creditCode();
				case "terms" -> added;
				case "field" -> change.field() == WordingPosition.NAME ? "名称" : "经营范围";
				case "regionName" -> change.placed() ? places.computeIfAbsent(change.regionCode(), code -> regions.name(new RegionCode(code))) : "待定";
				case "changedAt" -> change.changedAt();
				case "importName" -> change.importName() == null ? "上级导入" : change.importName();
				case "supervised" -> change.supervised() ? "在名单" : "";
				case "oldText" -> change.oldText();
				case "newText" -> change.newText();
				default -> null;
			});
		});
	}

	private static TermChangeFilter filter(ExportQuery query) {
		var asked = asThePage(query);
		return new TermChangeFilter(asked.region("region"), asked.one("tier", WordingTier.class), asked.word("term"),
				Integer.parseInt(String.valueOf(asked.word("days"))));
	}

	/** The page looks back three months unless its address says otherwise. */
	private static ExportQuery asThePage(ExportQuery query) {
		return query.word("days") == null ? query.with("days", "90") : query;
	}
}
