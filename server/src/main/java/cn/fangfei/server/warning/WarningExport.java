package cn.fangfei.server.warning;

import cn.fangfei.detection.assess.RiskLevel;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The warnings as they can be exported: those of the page 预警 under its filters. */
@Component
class WarningExport implements ExportSource {

	private static final String EVERY_STATUS = "ALL";

	private static final Map<String, String> AGES = Map.of("DAYS_0_2", "0–2天", "DAYS_3_10", "3–10天", "DAYS_11_30", "11–30天",
			"OVER_30", "30天以上");

	private final Warnings warnings;

	private final RegionDesk regions;

	private final Access access;

	private final Clock clock;

	WarningExport(Warnings warnings, RegionDesk regions, Access access, Clock clock) {
		this.warnings = warnings;
		this.regions = regions;
		this.access = access;
		this.clock = clock;
	}

	@Override
	public String list() {
		return "warnings";
	}

	@Override
	public String title() {
		return "预警";
	}

	@Override
	public String permission() {
		return "warning:read";
	}

	@Override
	public List<ExportColumn> columns() {
		return List.of(ExportColumn.text("number", "编号", 22), ExportColumn.text("score", "等级与分数", 18),
				ExportColumn.count("points", "分数"), ExportColumn.text("subjectName", "风险主体", 32),
				ExportColumn.text("creditCode", "信用代码", 22), ExportColumn.text("because", "最重的一条理由", 50),
				ExportColumn.text("rules", "规则", 40), ExportColumn.text("regionName", "属地", 28),
				ExportColumn.text("status", "状态", 18), ExportColumn.moment("openedAt", "成为预警"),
				ExportColumn.moment("signalledAt", "最近信号"), ExportColumn.day("snoozeUntil", "暂缓到"),
				ExportColumn.text("clueNumber", "线索编号", 22), ExportColumn.text("verdictBy", "核实人", 14),
				ExportColumn.moment("closedAt", "了结时间"));
	}

	@Override
	public String words(ExportQuery query) {
		return asThePage(query).words(Label.search(),
				Label.of("status", "状态", name -> name.equals(EVERY_STATUS) ? "全部" : WarningStatus.valueOf(name).label()),
				Label.of("level", "等级", name -> Weigher.word(RiskLevel.valueOf(name)) + "色"),
				Label.of("rule", "规则", name -> SignalRule.valueOf(name).label()),
				Label.of("region", "属地", code -> regions.name(new RegionCode(code))), Label.of("age", "已挂", AGES),
				Label.of("subject", "风险主体", value -> "指定的一个主体"));
	}

	@Override
	public long count(ExportQuery query) {
		return warnings.count(filter(query), access.actor().scope(), clock.instant());
	}

	@Override
	public void rows(ExportQuery query, ExportSink sink) {
		var places = new HashMap<RegionCode, String>();
		warnings.each(filter(query), access.actor().scope(), query.order(), clock.instant(),
				r -> give(Warnings.warning(r, 0), sink, region -> places.computeIfAbsent(region, regions::name)));
	}

	private static void give(Warning w, ExportSink sink, Function<RegionCode, String> places) throws SQLException {
		sink.row(column -> switch (column) {
			case "number" -> w.number();
			case "score" -> Weigher.word(w.level()) + "色 " + Weigher.figure(w.shownScore()) + (w.overrideUntil() == null ? "" : "（人工）");
			case "points" -> w.shownScore();
			case "subjectName" -> w.subjectName();
			case "creditCode" -> w.creditCode();
			case "because" -> w.because();
			case "rules" -> w.rules().stream().map(rule -> SignalRule.valueOf(rule).label()).collect(Collectors.joining("、"));
			case "regionName" -> places.apply(w.region());
			case "status" -> w.status().label() + (w.verdict() == null || w.status() != WarningStatus.ANSWERED ? "" : "：" + w.verdict().label());
			case "openedAt" -> w.openedAt();
			case "signalledAt" -> w.signalledAt();
			case "snoozeUntil" -> w.snoozeUntil() == null ? null : WarningDesk.lastDay(w.snoozeUntil());
			case "clueNumber" -> w.clueNumber();
			case "verdictBy" -> w.verdictBy();
			case "closedAt" -> w.closedAt();
			default -> null;
		});
	}

	private static WarningFilter filter(ExportQuery query) {
		var q = asThePage(query);
		var status = EVERY_STATUS.equals(q.word("status")) ? null : q.one("status", WarningStatus.class);
		return new WarningFilter(status, q.one("level", RiskLevel.class), q.one("rule", SignalRule.class), q.region("region"),
				q.id("subject"), q.one("age", WarningAge.class), q.word("q"));
	}

	/** The page shows what waits for somebody unless its address says otherwise. */
	private static ExportQuery asThePage(ExportQuery query) {
		return query.word("status") == null ? query.with("status", WarningStatus.OPEN.name()) : query;
	}
}
