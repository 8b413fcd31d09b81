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
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** The patrol targets as they can be exported: those of the page 排查对象 under its filters. */
@Component
class PatrolTargetExport implements ExportSource {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	/** What the page calls those that wait for a visit, in time or not. */
	private static final String WAITING = "WAITING";

	private final PatrolTargets targets;

	private final RegionDesk regions;

	private final Access access;

	private final Clock clock;

	PatrolTargetExport(PatrolTargets targets, RegionDesk regions, Access access, Clock clock) {
		this.targets = targets;
		this.regions = regions;
		this.access = access;
		this.clock = clock;
	}

	@Override
	public String list() {
		return "patrol-targets";
	}

	@Override
	public String title() {
		return "排查对象";
	}

	@Override
	public String permission() {
		return "target:read";
	}

	@Override
	public List<ExportColumn> columns() {
		return List.of(ExportColumn.text("firmName", "企业", 36), ExportColumn.text("creditCode", "信用代码", 22),
				ExportColumn.text("address", "登记地址", 40), ExportColumn.text("regionName", "属地", 28), ExportColumn.text("state", "状态", 10),
				ExportColumn.day("dueOn", "走访期限"), ExportColumn.text("outcome", "走访结果", 12), ExportColumn.day("visitedOn", "走访日期"),
				ExportColumn.text("visitedBy", "走访人", 14), ExportColumn.text("note", "走访情况", 50), ExportColumn.text("reason", "列入理由", 12),
				ExportColumn.text("basis", "依据", 40), ExportColumn.text("tier", "层级", 10), ExportColumn.text("terms", "登记字样", 30),
				ExportColumn.text("task", "排查要求", 40), ExportColumn.moment("handedAt", "移交时间"), ExportColumn.text("handedBy", "移交人", 14),
				ExportColumn.text("recalledBecause", "收回理由", 30));
	}

	@Override
	public String words(ExportQuery query) {
		return query.words(Label.of("state", "状态", name -> name.equals(WAITING) ? "等走访" : PatrolTargetState.valueOf(name).label()),
				Label.of("outcome", "结果", name -> PatrolOutcome.valueOf(name).label()), Label.search(),
				Label.of("region", "地区", code -> regions.name(new RegionCode(code))));
	}

	@Override
	public long count(ExportQuery query) {
		return targets.count(filter(query), access.actor().scope(), today());
	}

	@Override
	public void rows(ExportQuery query, ExportSink sink) {
		var places = new HashMap<String, String>();
		var today = today();
		targets.each(filter(query), access.actor().scope(), today, query.order(), r -> give(PatrolTargets.view(r, today), sink,
				code -> places.computeIfAbsent(code, c -> regions.name(new RegionCode(c)))));
	}

	private static void give(PatrolTargetView t, ExportSink sink, UnaryOperator<String> places) throws SQLException {
		sink.row(column -> switch (column) {
			case "firmName" -> t.firmName();
			case "creditCode" -> t.creditCode();
			case "address" -> t.address();
			case "regionName" -> places.apply(t.regionCode());
			case "state" -> t.state().label();
			case "dueOn" -> t.dueOn();
			case "outcome" -> t.outcome() == null ? null : t.outcome().label();
			case "visitedOn" -> t.visitedOn();
			case "visitedBy" -> t.visitedBy();
			case "note" -> t.note();
			case "reason" -> t.reason().label();
			case "basis" -> t.basis();
			case "tier" -> t.tier() == null ? "" : t.tier() == WordingTier.FORBIDDEN ? "禁用" : "重点关注";
			case "terms" -> String.join("、", t.terms());
			case "task" -> t.task();
			case "handedAt" -> t.handedAt();
			case "handedBy" -> t.handedBy();
			case "recalledBecause" -> t.recalledBecause();
			default -> null;
		});
	}

	private static PatrolTargetFilter filter(ExportQuery query) {
		var waiting = WAITING.equals(query.word("state"));
		return new PatrolTargetFilter(waiting ? null : query.one("state", PatrolTargetState.class), waiting, query.region("region"),
				query.one("outcome", PatrolOutcome.class), query.word("q"));
	}

	private LocalDate today() {
		return LocalDate.ofInstant(clock.instant(), CHINA);
	}
}
