package cn.fangfei.server.ledger;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.export.ExportColumn;
import cn.fangfei.server.export.ExportQuery;
import cn.fangfei.server.export.ExportQuery.Label;
import cn.fangfei.server.export.ExportSink;
import cn.fangfei.server.export.ExportSource;
import cn.fangfei.server.jurisdiction.RegionDesk;
import cn.fangfei.server.kernel.RegionCode;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The close-outs as they can be exported: those of 待审批 and 全部销号 under their filters. */
@Component
class CloseOutExport implements ExportSource {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private static final String OTHERS = "others";

	private final CloseOuts closeOuts;

	private final RegionDesk regions;

	private final Access access;

	CloseOutExport(CloseOuts closeOuts, RegionDesk regions, Access access) {
		this.closeOuts = closeOuts;
		this.regions = regions;
		this.access = access;
	}

	@Override
	public String list() {
		return "close-outs";
	}

	@Override
	public String title() {
		return "销号";
	}

	@Override
	public String permission() {
		return "closeout:read";
	}

	@Override
	public List<ExportColumn> columns() {
		return List.of(ExportColumn.text("number", "编号", 22), ExportColumn.text("matter", "事项", 8),
				ExportColumn.text("subjectName", "风险主体", 32), ExportColumn.text("regionName", "涉及地区", 28),
				ExportColumn.text("outcomes", "处置结果", 30), ExportColumn.text("status", "状态", 14),
				ExportColumn.text("proposed", "申请", 22), ExportColumn.text("decided", "审批", 22),
				ExportColumn.text("summary", "处置情况", 50), ExportColumn.money("outstanding", "未清退（元）"),
				ExportColumn.text("outstandingReason", "未清退原因", 40), ExportColumn.text("decisionReason", "审批意见", 30),
				ExportColumn.text("reopened", "重新打开", 22), ExportColumn.text("reopenReason", "重新打开的理由", 40));
	}

	@Override
	public String words(ExportQuery query) {
		return query.words(Label.search(), Label.of("status", "状态", name -> CloseOutStatus.valueOf(name).label()),
				Label.of("region", "地区", code -> regions.name(new RegionCode(code))),
				Label.of("by", "申请人", Map.of(OTHERS, "别人申请的")));
	}

	@Override
	public long count(ExportQuery query) {
		return closeOuts.count(filter(query), access.actor().scope());
	}

	@Override
	public void rows(ExportQuery query, ExportSink sink) {
		var places = new HashMap<String, String>();
		closeOuts.each(filter(query), access.actor().scope(), row -> give(CloseOuts.closeOut(row, 0), sink,
				code -> places.computeIfAbsent(code, c -> regions.name(new RegionCode(c)))));
	}

	private static void give(CloseOutView c, ExportSink sink, UnaryOperator<String> places) throws SQLException {
		sink.row(column -> switch (column) {
			case "number" -> c.number();
			case "matter" -> c.matter().label();
			case "subjectName" -> c.subjectName();
			case "regionName" -> places.apply(c.regionCode());
			case "outcomes" -> c.outcomes().stream().map(CloseOutOutcome::label).collect(Collectors.joining("、"));
			case "status" -> c.status().label();
			case "proposed" -> signed(c.proposedByName(), c.proposedAt());
			case "decided" -> signed(c.decidedByName(), c.decidedAt());
			case "summary" -> c.summary();
			case "outstanding" -> c.outstanding() == null ? null : c.outstanding().value();
			case "outstandingReason" -> c.outstandingReason();
			case "decisionReason" -> c.decisionReason();
			case "reopened" -> signed(c.reopenedByName(), c.reopenedAt());
			case "reopenReason" -> c.reopenReason();
			default -> null;
		});
	}

	private static @Nullable String signed(@Nullable String name, @Nullable Instant at) {
		return name == null || at == null ? null : name + " " + LocalDate.ofInstant(at, CHINA);
	}

	private CloseOutFilter filter(ExportQuery query) {
		var filter = new CloseOutFilter(query.one("status", CloseOutStatus.class), query.region("region"), query.word("q"), null, false);
		return OTHERS.equals(query.word("by")) ? filter.notBy(access.actor().accountId()) : filter;
	}
}
