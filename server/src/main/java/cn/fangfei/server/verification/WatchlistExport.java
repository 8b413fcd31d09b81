package cn.fangfei.server.verification;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.clue.Illegality;
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
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** The watchlist as it can be exported: the entries of the page 持续关注 under its filters. */
@Component
class WatchlistExport implements ExportSource {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private static final Map<String, String> PARTS = Map.of("OPEN", "关注中", "DUE", "该走访了", "ENDED", "已移出");

	private final WatchlistEntries entries;

	private final RegionDesk regions;

	private final Access access;

	private final Clock clock;

	WatchlistExport(WatchlistEntries entries, RegionDesk regions, Access access, Clock clock) {
		this.entries = entries;
		this.regions = regions;
		this.access = access;
		this.clock = clock;
	}

	@Override
	public String list() {
		return "watchlist";
	}

	@Override
	public String title() {
		return "持续关注";
	}

	@Override
	public String permission() {
		return "watchlist:read";
	}

	@Override
	public List<ExportColumn> columns() {
		return List.of(ExportColumn.text("subjectName", "风险主体", 32), ExportColumn.text("clueNumber", "线索编号", 22),
				ExportColumn.text("regionName", "地区", 28), ExportColumn.text("illegality", "核查结论", 12),
				ExportColumn.text("reason", "列入原因", 40), ExportColumn.day("nextVisitOn", "下次走访"),
				ExportColumn.moment("since", "列入时间"), ExportColumn.count("noteCount", "记录"),
				ExportColumn.moment("endedAt", "移出时间"), ExportColumn.text("endedBy", "移出人", 14),
				ExportColumn.text("endReason", "移出理由", 40));
	}

	@Override
	public String words(ExportQuery query) {
		return asThePage(query).words(Label.of("part", "范围", PARTS), Label.search(),
				Label.of("region", "地区", code -> regions.name(new RegionCode(code))),
				Label.of("illegality", "核查结论", name -> Illegality.valueOf(name).label()),
				Label.of("subject", "风险主体", value -> "指定的一个主体"));
	}

	@Override
	public long count(ExportQuery query) {
		return entries.count(filter(query), access.actor().scope(), today());
	}

	@Override
	public void rows(ExportQuery query, ExportSink sink) {
		var places = new HashMap<String, String>();
		entries.each(filter(query), access.actor().scope(), today(), query.order(), r -> give(WatchlistEntries.view(r, 0), sink,
				code -> places.computeIfAbsent(code, c -> regions.name(new RegionCode(c)))));
	}

	private static void give(WatchlistEntryView e, ExportSink sink, UnaryOperator<String> places) throws SQLException {
		sink.row(column -> switch (column) {
			case "subjectName" -> e.subjectName();
			case "clueNumber" -> e.clueNumber();
			case "regionName" -> places.apply(e.region());
			case "illegality" -> e.illegality().label();
			case "reason" -> e.reason();
			case "nextVisitOn" -> e.nextVisitOn();
			case "since" -> e.since();
			case "noteCount" -> e.noteCount();
			case "endedAt" -> e.endedAt();
			case "endedBy" -> e.endedBy();
			case "endReason" -> e.endReason();
			default -> null;
		});
	}

	private static WatchlistFilter filter(ExportQuery query) {
		var q = asThePage(query);
		return new WatchlistFilter(Objects.requireNonNull(q.one("part", WatchlistPart.class)), q.region("region"),
				q.one("illegality", Illegality.class), q.id("subject"), q.word("q"));
	}

	/** The page shows what is on the list unless its address says otherwise. */
	private static ExportQuery asThePage(ExportQuery query) {
		return query.word("part") == null ? query.with("part", WatchlistPart.OPEN.name()) : query;
	}

	private LocalDate today() {
		return LocalDate.ofInstant(clock.instant(), CHINA);
	}
}
