package cn.fangfei.server.intake;

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
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The texts as they can be exported: those of the page 资讯监测 under its filters. */
@Component
class IntakeExport implements ExportSource {

	private static final int LONGEST_CELL = 2_000;

	private final IntakeItems items;

	private final TakedownDesk takedowns;

	private final RegionDesk regions;

	private final Access access;

	IntakeExport(IntakeItems items, TakedownDesk takedowns, RegionDesk regions, Access access) {
		this.items = items;
		this.takedowns = takedowns;
		this.regions = regions;
		this.access = access;
	}

	@Override
	public String list() {
		return "intake";
	}

	@Override
	public String title() {
		return "资讯监测";
	}

	@Override
	public String permission() {
		return "intake:read";
	}

	@Override
	public List<ExportColumn> columns() {
		return List.of(ExportColumn.text("channel", "渠道", 8), ExportColumn.text("level", "等级", 8), ExportColumn.count("score", "评分"),
				ExportColumn.text("title", "标题", 40), ExportColumn.text("body", "正文", 60), ExportColumn.text("publisher", "发布者", 24),
				ExportColumn.text("url", "链接", 40), ExportColumn.moment("publishedAt", "发布时间"), ExportColumn.moment("firstSeenAt", "首次发现"),
				ExportColumn.moment("lastSeenAt", "最近发现"), ExportColumn.count("sightings", "出现次数"), ExportColumn.text("sources", "来源", 40),
				ExportColumn.text("rules", "命中规则", 40), ExportColumn.text("guard", "排除说明", 40), ExportColumn.text("subjects", "关联主体", 40),
				ExportColumn.text("regionName", "属地", 20), ExportColumn.text("verdict", "研判", 8), ExportColumn.text("judgedBy", "研判人", 14),
				ExportColumn.moment("judgedAt", "研判时间"), ExportColumn.text("takedown", "处置", 12));
	}

	@Override
	public String words(ExportQuery query) {
		return query.words(Label.search(), Label.of("channel", "渠道", name -> IntakeChannel.valueOf(name).label()),
				Label.of("level", "等级", name -> word(RiskLevel.valueOf(name))), Label.of("alarms", "预警", Map.of("true", "黄色及以上", "false", "全部")),
				Label.of("judged", "研判", name -> IntakeJudged.valueOf(name).label()), Label.of("rule", "规则", TextRule::label),
				Label.of("source", "来源"), Label.of("region", "属地", code -> regions.name(new RegionCode(code))), Label.of("from", "首次发现不早于"),
				Label.of("to", "首次发现不晚于"), Label.of("linked", "主体", Map.of("true", "已关联", "false", "未关联")),
				Label.of("subject", "主体", value -> "指定的一个主体"), Label.of("takedown", "处置", name -> TakedownState.valueOf(name).label()),
				Label.of("month", "月份"), Label.of("count", "月度数", name -> TakedownCount.valueOf(name).label()),
				Label.of("rescreening", "重新识别", value -> "指定的一次"),
				Label.of("outcome", "识别结果", name -> IntakeRescreeningOutcome.valueOf(name).label()),
				Label.of("outdated", "规则版本", Map.of("true", "以前的", "false", "全部")));
	}

	@Override
	public long count(ExportQuery query) {
		return items.count(filter(query), access.actor().scope());
	}

	@Override
	public void rows(ExportQuery query, ExportSink sink) {
		var places = new HashMap<RegionCode, String>();
		items.each(filter(query), access.actor().scope(), query.order(),
				r -> give(IntakeItems.item(r, 0), sink, region -> places.computeIfAbsent(region, regions::name)));
	}

	private static void give(IntakeItems.Item i, ExportSink sink, Function<RegionCode, String> places) throws SQLException {
		sink.row(column -> switch (column) {
			case "channel" -> i.channel().label();
			case "level" -> word(i.level());
			case "score" -> i.score();
			case "title" -> i.title();
			case "body" -> TextReading.cut(i.body(), LONGEST_CELL);
			case "publisher" -> i.publisher();
			case "url" -> i.url();
			case "publishedAt" -> i.publishedAt();
			case "firstSeenAt" -> i.firstSeenAt();
			case "lastSeenAt" -> i.lastSeenAt();
			case "sightings" -> i.sightings();
			case "sources" -> String.join("、", i.sources());
			case "rules" -> i.kinds().stream().map(TextRule::label).collect(Collectors.joining("、"));
			case "guard" -> i.guard();
			case "subjects" -> String.join("、", i.subjects());
			case "regionName" -> places.apply(i.region());
			case "verdict" -> i.verdict() == null ? "" : i.verdict().label();
			case "judgedBy" -> i.judgedBy();
			case "judgedAt" -> i.judgedAt();
			case "takedown" -> i.takedown().label();
			default -> null;
		});
	}

	private IntakeFilter filter(ExportQuery query) {
		var month = month(query.word("month"));
		return new IntakeFilter(query.one("channel", IntakeChannel.class), query.one("level", RiskLevel.class),
				Boolean.TRUE.equals(query.flag("alarms")), query.one("judged", IntakeJudged.class), query.word("rule"), query.word("source"),
				query.region("region"), query.day("from"), query.day("to"), query.flag("linked"), query.id("subject"),
				query.one("takedown", TakedownState.class), month == null ? null : takedowns.month(month),
				query.one("count", TakedownCount.class), query.id("rescreening"), query.one("outcome", IntakeRescreeningOutcome.class),
				Boolean.TRUE.equals(query.flag("outdated")), query.word("q"));
	}

	private static @Nullable YearMonth month(@Nullable String text) {
		try {
			return text == null ? null : YearMonth.parse(text);
		}
		catch (DateTimeParseException e) {
			throw new IllegalArgumentException(e);
		}
	}

	static String word(RiskLevel level) {
		return switch (level) {
			case RED -> "红";
			case ORANGE -> "橙";
			case YELLOW -> "黄";
			case BLUE -> "蓝";
			case GREEN -> "无";
		};
	}
}
