package cn.fangfei.server.casework;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.export.ExportColumn;
import cn.fangfei.server.export.ExportQuery;
import cn.fangfei.server.export.ExportQuery.Label;
import cn.fangfei.server.export.ExportSink;
import cn.fangfei.server.export.ExportSource;
import cn.fangfei.server.jurisdiction.RegionDesk;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.Yuan;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The cases as they can be exported: those of the page 案件 under its filters. */
@Component
class CaseExport implements ExportSource {

	private final Cases cases;

	private final CaseSteps steps;

	private final RegionDesk regions;

	private final Access access;

	CaseExport(Cases cases, CaseSteps steps, RegionDesk regions, Access access) {
		this.cases = cases;
		this.steps = steps;
		this.regions = regions;
		this.access = access;
	}

	@Override
	public String list() {
		return "cases";
	}

	@Override
	public String title() {
		return "案件";
	}

	@Override
	public String permission() {
		return "case:read";
	}

	@Override
	public List<ExportColumn> columns() {
		return List.of(ExportColumn.text("number", "编号", 24), ExportColumn.text("name", "案件名称", 36),
				ExportColumn.text("subjectName", "风险主体", 32), ExportColumn.text("creditCode", "信用代码", 22),
				ExportColumn.text("status", "状态", 10), ExportColumn.text("stage", "阶段", 12),
				ExportColumn.text("legacy", "陈案", 8), ExportColumn.text("regionName", "涉及地区", 28),
				ExportColumn.text("leadUnitName", "牵头单位", 24), ExportColumn.text("sector", "行业领域", 40),
				ExportColumn.money("raised", "集资金额（元）"), ExportColumn.money("returned", "已清退（元）"),
				ExportColumn.money("outstanding", "未清退（元）"), ExportColumn.count("participants", "参与人数"),
				ExportColumn.count("measures", "措施数"), ExportColumn.day("openedOn", "立案件日期"),
				ExportColumn.day("criminalFiledOn", "刑事立案日期"), ExportColumn.text("situation", "风险情况描述", 60));
	}

	@Override
	public String words(ExportQuery query) {
		return query.words(Label.search(), Label.of("status", "状态", value -> CaseStatus.valueOf(value).label()),
				Label.of("stage", "阶段", value -> CaseStage.valueOf(value).label()),
				Label.of("legacy", "陈案", Map.of("true", "五年以上或亿元以上", "false", "其他")),
				Label.of("measure", "已采取措施", value -> MeasureKind.valueOf(value).label()),
				Label.of("region", "地区", code -> regions.name(new RegionCode(code))),
				Label.of("subject", "风险主体", value -> "指定的一个主体"));
	}

	@Override
	public long count(ExportQuery query) {
		return cases.count(filter(query), steps.legacyLine(), access.actor().scope());
	}

	@Override
	public void rows(ExportQuery query, ExportSink sink) {
		var places = new HashMap<RegionCode, String>();
		var units = new HashMap<UUID, String>();
		cases.each(filter(query), steps.legacyLine(), access.actor().scope(), query.order(), row -> {
			var state = Cases.state(row, 0);
			var file = state.file();
			var basics = file.basics();
			sink.row(column -> switch (column) {
				case "number" -> file.number();
				case "name" -> basics.name();
				case "subjectName" -> file.subjectName();
				case "creditCode" -> file.creditCode() == null ? null : file.creditCode().value();
				case "status" -> file.status().label();
				case "stage" -> state.stage().label();
				case "legacy" -> state.legacy() ? "是" : "";
				case "regionName" -> places.computeIfAbsent(file.region(), regions::name);
				case "leadUnitName" -> units.computeIfAbsent(basics.leadUnit(), steps::unitName);
				case "sector" -> basics.sector().label();
				case "raised" -> value(state.sums().raised());
				case "returned" -> value(state.sums().returned());
				case "outstanding" -> value(state.sums().outstanding());
				case "participants" -> state.sums().participants();
				case "measures" -> state.measures();
				case "openedOn" -> file.openedOn();
				case "criminalFiledOn" -> file.criminalFiledOn();
				case "situation" -> basics.situation();
				default -> null;
			});
		});
	}

	private static CaseFilter filter(ExportQuery query) {
		return new CaseFilter(query.one("status", CaseStatus.class), query.region("region"), query.flag("legacy"),
				query.one("stage", CaseStage.class), query.one("measure", MeasureKind.class), query.id("subject"), null,
				query.word("q"));
	}

	private static @Nullable BigDecimal value(@Nullable Yuan yuan) {
		return yuan == null ? null : yuan.value();
	}
}
