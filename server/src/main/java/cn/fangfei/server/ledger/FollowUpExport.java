package cn.fangfei.server.ledger;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.export.ExportColumn;
import cn.fangfei.server.export.ExportQuery;
import cn.fangfei.server.export.ExportQuery.Label;
import cn.fangfei.server.export.ExportSink;
import cn.fangfei.server.export.ExportSource;
import cn.fangfei.server.jurisdiction.RegionDesk;
import cn.fangfei.server.jurisdiction.TermDesk;
import cn.fangfei.server.kernel.RegionCode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The follow-up checks as they can be exported: those of 回头看 under its filters. */
@Component
class FollowUpExport implements ExportSource {

	private static final String ALSO_DONE = "yes";

	private static final String ONLY_NEAR = "yes";

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private final CloseOuts closeOuts;

	private final RegionDesk regions;

	private final TermDesk terms;

	private final Access access;

	private final Clock clock;

	FollowUpExport(CloseOuts closeOuts, RegionDesk regions, TermDesk terms, Access access, Clock clock) {
		this.closeOuts = closeOuts;
		this.regions = regions;
		this.terms = terms;
		this.access = access;
		this.clock = clock;
	}

	@Override
	public String list() {
		return "follow-ups";
	}

	@Override
	public String title() {
		return "回头看";
	}

	@Override
	public String permission() {
		return "closeout:read";
	}

	@Override
	public List<ExportColumn> columns() {
		return List.of(ExportColumn.text("number", "编号", 22), ExportColumn.text("matter", "事项", 8),
				ExportColumn.text("subjectName", "风险主体", 32), ExportColumn.text("regionName", "涉及地区", 28),
				ExportColumn.count("ordinal", "第几次"), ExportColumn.day("dueOn", "应于"), ExportColumn.text("result", "结果", 12),
				ExportColumn.text("note", "看到的情况", 50), ExportColumn.text("doneByName", "填报人", 14),
				ExportColumn.moment("doneAt", "填报时间"));
	}

	@Override
	public String words(ExportQuery query) {
		var done = query.word("done") == null ? query.with("done", "no") : query;
		return done.words(Label.search(), Label.of("region", "地区", code -> regions.name(new RegionCode(code))),
				Label.of("due", "期限", Map.of(ONLY_NEAR, "临期和逾期")), Label.of("done", "已填报的", Map.of(ALSO_DONE, "也列出", "no", "不列")));
	}

	@Override
	public long count(ExportQuery query) {
		return closeOuts.countFollowUps(filter(query), access.actor().scope());
	}

	@Override
	public void rows(ExportQuery query, ExportSink sink) {
		var places = new HashMap<String, String>();
		closeOuts.eachFollowUp(filter(query), access.actor().scope(), row -> {
			var f = CloseOuts.followUp(row, 0);
			sink.row(column -> switch (column) {
				case "number" -> f.number();
				case "matter" -> f.matter().label();
				case "subjectName" -> f.subjectName();
				case "regionName" -> places.computeIfAbsent(f.regionCode(), code -> regions.name(new RegionCode(code)));
				case "ordinal" -> f.ordinal();
				case "dueOn" -> f.dueOn();
				case "result" -> f.result() == null ? "未填报" : f.result().label();
				case "note" -> f.note();
				case "doneByName" -> f.doneByName();
				case "doneAt" -> f.doneAt();
				default -> null;
			});
		});
	}

	private CloseOutFilter filter(ExportQuery query) {
		var filter = new CloseOutFilter(null, query.region("region"), query.word("q"), null, !ALSO_DONE.equals(query.word("done")));
		return ONLY_NEAR.equals(query.word("due")) ? filter.dueBy(CloseOutDesk.near(terms, LocalDate.ofInstant(clock.instant(), CHINA)))
				: filter;
	}
}
