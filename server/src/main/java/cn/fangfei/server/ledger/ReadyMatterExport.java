package cn.fangfei.server.ledger;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.export.ExportColumn;
import cn.fangfei.server.export.ExportQuery;
import cn.fangfei.server.export.ExportQuery.Label;
import cn.fangfei.server.export.ExportSink;
import cn.fangfei.server.export.ExportSource;
import cn.fangfei.server.jurisdiction.RegionDesk;
import cn.fangfei.server.kernel.RegionCode;
import java.util.HashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/** The matters that wait for their close-out as they can be exported: those of 待销号 under its filters. */
@Component
class ReadyMatterExport implements ExportSource {

	private final CloseOuts closeOuts;

	private final RegionDesk regions;

	private final Access access;

	ReadyMatterExport(CloseOuts closeOuts, RegionDesk regions, Access access) {
		this.closeOuts = closeOuts;
		this.regions = regions;
		this.access = access;
	}

	@Override
	public String list() {
		return "ready-matters";
	}

	@Override
	public String title() {
		return "待销号";
	}

	@Override
	public String permission() {
		return "closeout:read";
	}

	@Override
	public List<ExportColumn> columns() {
		return List.of(ExportColumn.text("number", "编号", 22), ExportColumn.text("matter", "事项", 8),
				ExportColumn.text("subjectName", "风险主体", 32), ExportColumn.text("regionName", "涉及地区", 28),
				ExportColumn.text("illegality", "是否非法集资", 14), ExportColumn.money("outstanding", "未清退（元）"),
				ExportColumn.moment("since", "等候自"));
	}

	@Override
	public String words(ExportQuery query) {
		return query.words(Label.search(), Label.of("region", "地区", code -> regions.name(new RegionCode(code))));
	}

	@Override
	public long count(ExportQuery query) {
		return closeOuts.countReady(filter(query), access.actor().scope());
	}

	@Override
	public void rows(ExportQuery query, ExportSink sink) {
		var places = new HashMap<String, String>();
		closeOuts.eachReady(filter(query), access.actor().scope(), row -> {
			var r = CloseOuts.ready(row, 0);
			sink.row(column -> switch (column) {
				case "number" -> r.number();
				case "matter" -> r.matter().label();
				case "subjectName" -> r.subjectName();
				case "regionName" -> places.computeIfAbsent(r.regionName(), code -> regions.name(new RegionCode(code)));
				case "illegality" -> r.illegality() == null ? null : r.illegality().label();
				case "outstanding" -> r.outstanding() == null ? null : r.outstanding().value();
				case "since" -> r.since();
				default -> null;
			});
		});
	}

	private static CloseOutFilter filter(ExportQuery query) {
		return new CloseOutFilter(null, query.region("region"), query.word("q"), null, false);
	}
}
