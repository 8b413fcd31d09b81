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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The ledger as it can be exported: the entries of the page 台账 under its filters, as they stood at its instant. */
@Component
class LedgerExport implements ExportSource {

	private final LedgerEntries entries;

	private final RegionDesk regions;

	private final Access access;

	LedgerExport(LedgerEntries entries, RegionDesk regions, Access access) {
		this.entries = entries;
		this.regions = regions;
		this.access = access;
	}

	@Override
	public String list() {
		return "ledger";
	}

	@Override
	public String title() {
		return "台账";
	}

	@Override
	public String permission() {
		return "ledger:read";
	}

	@Override
	public List<ExportColumn> columns() {
		return List.of(ExportColumn.text("number", "编号", 22), ExportColumn.text("subjectName", "风险主体", 32),
				ExportColumn.text("regionName", "涉及地区", 28), ExportColumn.text("method", "集资方式", 20),
				ExportColumn.money("raised", "涉及金额（元）"), ExportColumn.count("participants", "涉及人数"),
				ExportColumn.text("illegality", "是否非法集资", 14), ExportColumn.text("path", "处置路径", 14),
				ExportColumn.text("state", "状态", 10), ExportColumn.text("caseNumber", "案号", 22),
				ExportColumn.moment("openedAt", "立账时间"), ExportColumn.text("source", "线索来源", 20),
				ExportColumn.day("foundOn", "发现时间"), ExportColumn.text("sector", "所属行业领域", 28),
				ExportColumn.text("channel", "是否涉及互联网", 12), ExportColumn.day("filedOn", "立案时间"),
				ExportColumn.text("charge", "立案罪名", 18), ExportColumn.text("remark", "备注", 30));
	}

	@Override
	public String words(ExportQuery query) {
		return query.words(Label.search(), Label.of("region", "地区", code -> regions.name(new RegionCode(code))),
				Label.of("asOf", "截至", at -> at.replace('T', ' ').substring(0, Math.min(16, at.length()))));
	}

	@Override
	public long count(ExportQuery query) {
		return entries.count(filter(query), asOf(query), access.actor().scope(), Long.MAX_VALUE);
	}

	@Override
	public void rows(ExportQuery query, ExportSink sink) {
		entries.each(filter(query), asOf(query), access.actor().scope(), r -> give(r, sink));
	}

	private static LedgerFilter filter(ExportQuery query) {
		return new LedgerFilter(query.region("region"), query.word("q"), query.id("subject"), instant(query, "openedFrom"),
				instant(query, "openedUntil"), instant(query, "casesFrom"), instant(query, "casesUntil"));
	}

	private static @Nullable Instant instant(ExportQuery query, String key) {
		var moment = query.moment(key);
		return moment == null ? null : moment.toInstant();
	}

	private Instant asOf(ExportQuery query) {
		var horizon = entries.horizon();
		var wished = query.moment("asOf");
		return wished == null || wished.toInstant().isAfter(horizon) ? horizon : wished.toInstant();
	}

	private static void give(LedgerRow r, ExportSink sink) throws SQLException {
		sink.row(column -> switch (column) {
			case "number" -> r.number();
			case "subjectName" -> r.subjectName();
			case "regionName" -> r.regionName();
			case "method" -> r.method() == null ? null : r.method().label();
			case "raised" -> r.raised() == null ? null : r.raised().value();
			case "participants" -> r.participants();
			case "illegality" -> r.illegality() == null ? "未核查" : r.illegality().label();
			case "path" -> r.path() == null ? null : r.path().label();
			case "state" -> r.state().label();
			case "caseNumber" -> r.caseNumber();
			case "openedAt" -> r.openedAt();
			case "source" -> r.source().label();
			case "foundOn" -> r.foundOn();
			case "sector" -> r.sector() == null ? null : r.sector().label();
			case "channel" -> r.channel() == null ? null : r.channel().label();
			case "filedOn" -> r.filedOn();
			case "charge" -> r.charge() == null ? null : r.charge().label();
			case "remark" -> r.remark();
			default -> null;
		});
	}
}
