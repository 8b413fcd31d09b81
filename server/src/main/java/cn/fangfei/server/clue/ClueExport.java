package cn.fangfei.server.clue;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.export.ExportColumn;
import cn.fangfei.server.export.ExportQuery;
import cn.fangfei.server.export.ExportQuery.Label;
import cn.fangfei.server.export.ExportSink;
import cn.fangfei.server.export.ExportSource;
import cn.fangfei.server.jurisdiction.RegionDesk;
import cn.fangfei.server.jurisdiction.UnitDesk;
import cn.fangfei.server.kernel.RegionCode;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The clues as they can be exported: those of the page 线索 under its filters. */
@Component
class ClueExport implements ExportSource {

	private static final Map<String, String> AGES = Map.of("UP_TO_2", "0–2天", "FROM_3_TO_10", "3–10天", "FROM_11_TO_30", "11–30天",
			"OVER_30", "30天以上");

	private final Clues clues;

	private final ClueClocks clocks;

	private final RegionDesk regions;

	private final UnitDesk units;

	private final Access access;

	private final Clock clock;

	ClueExport(Clues clues, ClueClocks clocks, RegionDesk regions, UnitDesk units, Access access, Clock clock) {
		this.clues = clues;
		this.clocks = clocks;
		this.regions = regions;
		this.units = units;
		this.access = access;
		this.clock = clock;
	}

	@Override
	public String list() {
		return "clues";
	}

	@Override
	public String title() {
		return "线索";
	}

	@Override
	public String permission() {
		return "clue:read";
	}

	@Override
	public List<ExportColumn> columns() {
		return List.of(ExportColumn.text("number", "编号", 22), ExportColumn.text("subjectName", "风险主体", 32),
				ExportColumn.text("creditCode", "信用代码", 22), ExportColumn.text("status", "状态", 10),
				ExportColumn.text("urgent", "重大风险", 10), ExportColumn.text("regionName", "涉及地区", 28),
				ExportColumn.text("source", "来源", 20), ExportColumn.text("workingSource", "工作来源", 20),
				ExportColumn.text("assignedUnitName", "承办单位", 28), ExportColumn.day("dueOn", "期限"),
				ExportColumn.moment("registeredAt", "登记时间"), ExportColumn.day("foundOn", "发现时间"),
				ExportColumn.text("sector", "所属行业领域", 28), ExportColumn.text("method", "集资方式", 20),
				ExportColumn.text("channel", "是否涉及互联网", 12), ExportColumn.money("amount", "涉及金额（元）"),
				ExportColumn.count("participants", "涉及人数"), ExportColumn.text("illegality", "是否非法集资", 14),
				ExportColumn.text("description", "线索描述", 50));
	}

	@Override
	public String words(ExportQuery query) {
		return query.words(
				Label.of("view", "范围", Map.of("TODO", "待我办", "HANDLED", "我经办", "TERRITORY", "我辖区")), Label.search(),
				Label.of("status", "状态", name -> ClueStatus.valueOf(name).label()),
				Label.of("source", "来源", name -> ClueSource.valueOf(name).label()),
				Label.of("workingSource", "工作来源", name -> WorkingSource.valueOf(name).label()),
				Label.of("region", "地区", code -> regions.name(new RegionCode(code))),
				Label.of("unit", "承办单位", id -> unitName(UUID.fromString(id))), Label.of("from", "登记自"),
				Label.of("to", "登记至"), Label.of("ageing", "已等", AGES),
				Label.of("clock", "时限", Map.of("AT_RISK", "临期", "OVERDUE", "逾期")),
				Label.of("urgent", "重大风险", Map.of("true", "是")));
	}

	@Override
	public long count(ExportQuery query) {
		return clues.count(filter(query), access.actor(), days(), Long.MAX_VALUE);
	}

	@Override
	public void rows(ExportQuery query, ExportSink sink) {
		var places = new HashMap<RegionCode, String>();
		var offices = new HashMap<UUID, String>();
		clues.each(filter(query), access.actor(), query.order(), days(), r -> give(Clues.clue(r, 0), sink,
				region -> places.computeIfAbsent(region, regions::fullName),
				unit -> offices.computeIfAbsent(unit, this::unitName)));
	}

	private static void give(Clue c, ExportSink sink, Function<RegionCode, String> places, Function<UUID, String> offices)
			throws SQLException {
		sink.row(column -> switch (column) {
			case "number" -> c.number();
			case "subjectName" -> c.subjectName();
			case "creditCode" -> c.creditCode() == null ? null : c.creditCode().value();
			case "status" -> c.status().label();
			case "urgent" -> c.urgent() ? "是" : null;
			case "regionName" -> places.apply(c.region());
			case "source" -> c.source().label();
			case "workingSource" -> c.workingSource() == null ? null : c.workingSource().label();
			case "assignedUnitName" -> c.assignedUnit() == null ? null : offices.apply(c.assignedUnit());
			case "dueOn" -> c.dueOn();
			case "registeredAt" -> c.registeredAt();
			case "foundOn" -> c.foundOn();
			case "sector" -> c.sector() == null ? null : c.sector().label();
			case "method" -> c.method() == null ? null : c.method().label();
			case "channel" -> c.channel() == null ? null : c.channel().label();
			case "amount" -> c.amount() == null ? null : c.amount().value();
			case "participants" -> c.participants();
			case "illegality" -> c.illegality() == null ? null : c.illegality().label();
			case "description" -> c.description();
			default -> null;
		});
	}

	private @Nullable String unitName(UUID unit) {
		return units.names(List.of(unit)).get(unit);
	}

	private ClueDays days() {
		var now = clock.instant();
		return new ClueDays(ClueClocks.day(now), clocks.soon(now));
	}

	private static ClueFilter filter(ExportQuery q) {
		var view = Optional.ofNullable(q.one("view", ClueListView.class)).orElse(ClueListView.TERRITORY);
		return new ClueFilter(view, q.one("status", ClueStatus.class), q.one("source", ClueSource.class), q.region("region"),
				q.id("unit"), q.word("q"), q.day("from"), q.day("to"), q.one("workingSource", WorkingSource.class),
				q.one("ageing", ClueAgeing.class), q.one("clock", ClueClock.class), Boolean.TRUE.equals(q.flag("urgent")),
				q.id("subject"));
	}
}
