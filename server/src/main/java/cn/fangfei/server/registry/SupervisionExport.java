package cn.fangfei.server.registry;

import cn.fangfei.detection.lexicon.WordingTier;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.export.ExportColumn;
import cn.fangfei.server.export.ExportQuery;
import cn.fangfei.server.export.ExportQuery.Label;
import cn.fangfei.server.export.ExportSink;
import cn.fangfei.server.export.ExportSource;
import cn.fangfei.server.jurisdiction.RegionDesk;
import cn.fangfei.server.kernel.RegionCode;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The key-supervision list as it can be exported: the stays of the page 重点监管 under its filters. */
@Component
class SupervisionExport implements ExportSource {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private static final Map<String, String> PARTS = Map.of("NOW", "在名单", "ENDED", "已移出");

	private static final Map<String, String> HANDED = Map.of("NEVER", "未移交", "OPEN", "等走访", "VISITED", "已走访");

	private final Supervisions supervisions;

	private final RegionDesk regions;

	private final Access access;

	private final Clock clock;

	SupervisionExport(Supervisions supervisions, RegionDesk regions, Access access, Clock clock) {
		this.supervisions = supervisions;
		this.regions = regions;
		this.access = access;
		this.clock = clock;
	}

	@Override
	public String list() {
		return "key-firms";
	}

	@Override
	public String title() {
		return "重点监管";
	}

	@Override
	public String permission() {
		return "supervision:read";
	}

	@Override
	public List<ExportColumn> columns() {
		return List.of(ExportColumn.text("firmName", "企业", 36), ExportColumn.text("creditCode", "信用代码", 22),
				ExportColumn.text("tier", "字样", 10), ExportColumn.text("regionName", "属地", 28), ExportColumn.text("reason", "列入理由", 12),
				ExportColumn.text("basis", "依据", 40), ExportColumn.day("since", "列入日期"), ExportColumn.text("enteredBy", "列入人", 14),
				ExportColumn.text("target", "排查", 12), ExportColumn.day("dueOn", "走访期限"), ExportColumn.day("until", "移出日期"),
				ExportColumn.text("leftBecause", "移出理由", 14), ExportColumn.text("leftText", "移出说明", 40),
				ExportColumn.text("endedBy", "移出人", 14));
	}

	@Override
	public String words(ExportQuery query) {
		return asThePage(query).words(Label.of("part", "范围", PARTS), Label.search(),
				Label.of("reason", "列入理由", name -> SupervisionReason.valueOf(name).label()), Label.of("handed", "移交", HANDED),
				Label.of("region", "地区", code -> regions.name(new RegionCode(code))),
				Label.of("placed", "属地", Map.of("true", "已定", "false", "待定")));
	}

	@Override
	public long count(ExportQuery query) {
		return supervisions.count(filter(query), access.actor().scope());
	}

	@Override
	public void rows(ExportQuery query, ExportSink sink) {
		var places = new HashMap<String, String>();
		var today = LocalDate.ofInstant(clock.instant(), CHINA);
		supervisions.each(filter(query), access.actor().scope(), query.order(), r -> give(Supervisions.view(r, today), sink,
				code -> places.computeIfAbsent(code, c -> regions.name(new RegionCode(c)))));
	}

	private static void give(SupervisionView s, ExportSink sink, UnaryOperator<String> places) throws SQLException {
		sink.row(column -> switch (column) {
			case "firmName" -> s.firmName();
			case "creditCode" -> s.creditCode();
			case "tier" -> s.tier() == null ? "" : s.tier() == WordingTier.FORBIDDEN ? "禁用" : "重点关注";
			case "regionName" -> s.placed() ? places.apply(s.regionCode()) : "待定";
			case "reason" -> s.reason().label();
			case "basis" -> s.basis();
			case "since" -> s.since();
			case "enteredBy" -> s.enteredBy();
			case "target" -> target(s.target());
			case "dueOn" -> s.target() == null ? null : s.target().dueOn();
			case "until" -> s.until();
			case "leftBecause" -> s.leftBecause() == null ? null : s.leftBecause().label();
			case "leftText" -> s.leftText();
			case "endedBy" -> s.endedBy();
			default -> null;
		});
	}

	private static String target(SupervisionView.@Nullable SupervisionTargetView target) {
		return target == null ? "未移交" : target.outcome() != null ? target.outcome().label() : target.state().label();
	}

	private static SupervisionFilter filter(ExportQuery query) {
		return new SupervisionFilter("ENDED".equals(query.word("part")), query.region("region"), query.one("reason", SupervisionReason.class),
				query.one("handed", SupervisionHanded.class), query.flag("placed"), query.word("q"));
	}

	/** The page shows who is on the list unless its address says otherwise. */
	private static ExportQuery asThePage(ExportQuery query) {
		return query.word("part") == null ? query.with("part", "NOW") : query;
	}
}
