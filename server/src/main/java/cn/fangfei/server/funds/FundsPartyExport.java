package cn.fangfei.server.funds;

import cn.fangfei.detection.flow.PartyKind;
import cn.fangfei.detection.statement.StatementReading.Party;
import cn.fangfei.detection.statement.StatementRole;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.export.ExportColumn;
import cn.fangfei.server.export.ExportQuery;
import cn.fangfei.server.export.ExportQuery.Label;
import cn.fangfei.server.export.ExportSink;
import cn.fangfei.server.export.ExportSource;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Those who paid the subject of a case or were paid by it, as they can be exported. */
@Component
class FundsPartyExport implements ExportSource {

	private final FundsCases cases;

	private final FundsReadings readings;

	private final Access access;

	private final StatementSteps steps;

	FundsPartyExport(FundsCases cases, FundsReadings readings, Access access, StatementSteps steps) {
		this.cases = cases;
		this.readings = readings;
		this.access = access;
		this.steps = steps;
	}

	@Override
	public String list() {
		return "funds-parties";
	}

	@Override
	public String title() {
		return "案件资金收付对象";
	}

	@Override
	public String permission() {
		return "statement:read";
	}

	@Override
	public List<ExportColumn> columns() {
		return List.of(ExportColumn.text("name", "姓名或名称", 24), ExportColumn.text("key", "持有人或账户", 28), ExportColumn.text("kind", "类型", 10),
				ExportColumn.text("role", "身份", 20), ExportColumn.count("inRows", "转入笔数"), ExportColumn.money("inAmount", "转入合计（元）"),
				ExportColumn.count("outRows", "转出笔数"), ExportColumn.money("outAmount", "转出合计（元）"),
				ExportColumn.money("outstanding", "未返还（元）"), ExportColumn.day("firstDay", "首笔"), ExportColumn.day("lastDay", "末笔"));
	}

	@Override
	public String words(ExportQuery query) {
		return query.words(Label.of("case", "案件", value -> found(query).map(FundsCase::subjectName).orElse("查不到的一件")),
				Label.of("role", "身份", name -> StatementRole.valueOf(name).label()),
				Label.of("outstanding", "未返还", Map.of("true", "大于0", "false", "全部")), Label.of("q", "查找", typed -> "指定的姓名或账号"));
	}

	@Override
	public long count(ExportQuery query) {
		return parties(query).size();
	}

	@Override
	public void rows(ExportQuery query, ExportSink sink) {
		try {
			var parties = parties(query);
			found(query).ifPresent(funds -> steps.exported(funds, parties.size()));
			for (var party : parties) {
				sink.row(column -> cell(party, column));
			}
		}
		catch (SQLException e) {
			throw new IllegalStateException(e);
		}
	}

	private Optional<FundsCase> found(ExportQuery query) {
		return Optional.ofNullable(query.id("case")).flatMap(id -> cases.find(id, access.actor().scope()));
	}

	private List<Party> parties(ExportQuery query) {
		var filter = new FundsPartyFilter(query.one("role", StatementRole.class), Boolean.TRUE.equals(query.flag("outstanding")), query.word("q"));
		var scope = access.actor().scope();
		return found(query)
			.map(funds -> filter.of(readings.of(funds.caseId(), scope).reading().parties(), query.order()))
			.orElse(List.of());
	}

	private static Object cell(Party p, String column) {
		return switch (column) {
			case "name" -> p.name();
			case "key" -> HolderKey.shown(p.key());
			case "kind" -> word(p.kind());
			case "role" -> p.role().label();
			case "inRows" -> p.inRows();
			case "inAmount" -> BigDecimal.valueOf(p.inFen(), 2);
			case "outRows" -> p.outRows();
			case "outAmount" -> BigDecimal.valueOf(p.outFen(), 2);
			case "outstanding" -> BigDecimal.valueOf(p.outstandingFen(), 2);
			case "firstDay" -> p.first();
			case "lastDay" -> p.last();
			default -> "";
		};
	}

	private static String word(PartyKind kind) {
		return switch (kind) {
			case PERSON -> "个人";
			case COMPANY -> "单位";
			case AGENT -> "支付机构";
			case BANK -> "银行";
			case GOVERNMENT -> "机关";
		};
	}
}
