package cn.fangfei.server.funds;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The alerts as they can be exported: those of the page 资金监测 under its filters. */
@Component
class FundsExport implements ExportSource {

	private final FundsAlerts alerts;

	private final RegionDesk regions;

	private final Access access;

	FundsExport(FundsAlerts alerts, RegionDesk regions, Access access) {
		this.alerts = alerts;
		this.regions = regions;
		this.access = access;
	}

	@Override
	public String list() {
		return "funds";
	}

	@Override
	public String title() {
		return "资金监测";
	}

	@Override
	public String permission() {
		return "funds:read";
	}

	@Override
	public List<ExportColumn> columns() {
		return List.of(ExportColumn.text("level", "等级", 8), ExportColumn.text("urgent", "加急", 8), ExportColumn.count("score", "评分"),
				ExportColumn.text("name", "主体", 32), ExportColumn.text("bankName", "银行", 24), ExportColumn.text("typologies", "类型", 32), ExportColumn.text("because", "主要理由", 60),
				ExportColumn.text("marks", "特征", 40), ExportColumn.text("firstDay", "首次预警日", 12), ExportColumn.text("lastDay", "最近预警日", 12),
				ExportColumn.moment("lastReceivedAt", "最近收到"), ExportColumn.count("lines", "报送次数"), ExportColumn.text("regionName", "属地", 20),
				ExportColumn.text("verdict", "研判", 8), ExportColumn.text("judgedBy", "研判人", 14), ExportColumn.moment("judgedAt", "研判时间"));
	}

	@Override
	public String words(ExportQuery query) {
		return query.words(Label.of("q", "查找", typed -> "指定的主体、客户编号或银行"), Label.of("level", "等级", FundsAlerts::word), Label.of("bank", "银行", value -> "指定的一家银行"),
				Label.of("kind", "类型", FundsTypology::label), Label.of("mark", "特征", FundsMark::label),
				Label.of("judged", "研判", name -> FundsJudged.valueOf(name).label()),
				Label.of("urgent", "加急", Map.of("true", "是", "false", "否")), Label.of("region", "属地", code -> regions.name(new RegionCode(code))), Label.of("from", "预警日不早于"), Label.of("to", "预警日不晚于"),
				Label.of("linked", "主体", Map.of("true", "企业", "false", "银行客户")), Label.of("subject", "主体", value -> "指定的一个主体"));
	}

	@Override
	public long count(ExportQuery query) {
		return alerts.count(filter(query), access.actor().scope());
	}

	@Override
	public void rows(ExportQuery query, ExportSink sink) {
		var places = new HashMap<RegionCode, String>();
		alerts.each(filter(query), access.actor().scope(), query.order(),
				r -> give(FundsAlerts.row(r, 0), sink, region -> places.computeIfAbsent(region, regions::name)));
	}

	private static void give(FundsAlerts.Row a, ExportSink sink, Function<RegionCode, String> places) throws SQLException {
		sink.row(column -> switch (column) {
			case "level" -> FundsAlerts.word(a.level().name());
			case "urgent" -> a.urgentAt() == null ? null : "加急";
			case "score" -> a.score();
			case "name" -> a.subjectName() == null ? a.name() : a.subjectName();
			case "bankName" -> a.bankName();
			case "typologies" -> a.typologies().stream().map(FundsTypology::label).collect(Collectors.joining("、"));
			case "because" -> a.because();
			case "marks" -> a.marks().stream().map(FundsMark::label).collect(Collectors.joining("、"));
			case "firstDay" -> a.firstDay().toString();
			case "lastDay" -> a.lastDay().toString();
			case "lastReceivedAt" -> a.lastReceivedAt();
			case "lines" -> a.lines();
			case "regionName" -> places.apply(a.region());
			case "verdict" -> a.verdict() == null ? "" : a.verdict().label();
			case "judgedBy" -> a.judgedBy();
			case "judgedAt" -> a.judgedAt();
			default -> null;
		});
	}

	private static FundsAlertFilter filter(ExportQuery query) {
		return new FundsAlertFilter(query.one("level", RiskLevel.class), query.id("bank"), query.word("kind"), query.word("mark"),
				query.one("judged", FundsJudged.class), query.flag("urgent"), query.region("region"), query.day("from"), query.day("to"),
				query.flag("linked"), query.id("subject"), query.word("q"));
	}
}
