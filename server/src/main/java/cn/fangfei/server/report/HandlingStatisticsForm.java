package cn.fangfei.server.report;

import static cn.fangfei.server.report.FormColumn.FormCellKind.COUNT;
import static cn.fangfei.server.report.FormColumn.FormCellKind.MONEY;
import static cn.fangfei.server.report.FormColumn.FormCellKind.NUMBER;
import static cn.fangfei.server.report.FormColumn.FormCellKind.TEXT;
import static cn.fangfei.server.report.FormColumn.FormCellKind.WORD;

import cn.fangfei.server.casework.PenaltyType;
import cn.fangfei.server.clue.FundraisingChannel;
import cn.fangfei.server.clue.Sector;
import cn.fangfei.server.kernel.ReportMonth;
import cn.fangfei.server.kernel.Yuan;
import cn.fangfei.server.ledger.LedgerCaseRow;
import cn.fangfei.server.ledger.LedgerFactName;
import cn.fangfei.server.report.FormColumn.FormCellKind;
import cn.fangfei.server.report.FormProblem.FormProblemKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 附件3 非法金融活动打击处置情况统计表 (固政办〔2025〕10号): what stands in its cells. Its lines are the cases that were open at some time in the
 * month. The order's table is flattened: which of its columns stands under which head follows from their order.
 *
 * <p>未清退 is what was raised less what was returned, and so for the people; each cell is rounded half up on its own. 处罚类型 takes one
 * word in the sheet: the heaviest of the penalties, the others follow in 备注. The order names no words for it; the words are those of the
 * office's list. The order prints no signature row; it is that of 附件2.
 * @param penalties the words that 处罚类型 may be chosen from
 */
record HandlingStatisticsForm(ReportMonth month, String reportingUnit, String preparer, Instant asOf, List<FormLine> lines,
		List<FormProblem> problems, List<PenaltyType> penalties) implements MonthlyForm {

	static final String BASICS = "基本情况";

	static final String INVESTIGATION = "调查认定";

	static final String PENALTY = "处罚";

	static final List<FormColumn> COLUMNS = List.of(column("序号", BASICS, NUMBER, false),
			column("风险主体名称（必填）", BASICS, TEXT, true, LedgerFactName.CASE_SUBJECT),
			column("行业领域（必填）", BASICS, TEXT, true, LedgerFactName.CASE_SECTOR),
			column("风险情况描述（必填）", BASICS, TEXT, true, LedgerFactName.SITUATION),
			column("负责处置的行政机关（必填）", BASICS, TEXT, true, LedgerFactName.HANDLING_BODY),
			column("涉及地区（必填）", BASICS, TEXT, true, LedgerFactName.CASE_REGION),
			column("集资渠道（选填）", BASICS, WORD, false, LedgerFactName.CASE_CHANNEL),
			column("集资金额（万元）（选填）", BASICS, MONEY, false, LedgerFactName.CASE_RAISED),
			column("未清退金额（万元）（选填）", BASICS, MONEY, false, LedgerFactName.CASE_RAISED, LedgerFactName.CASE_RETURNED),
			column("参与集资人数（人）（选填）", BASICS, COUNT, false, LedgerFactName.CASE_PARTICIPANTS),
			column("未清退人数（人）（选填）", BASICS, COUNT, false, LedgerFactName.CASE_PARTICIPANTS, LedgerFactName.CASE_REPAID),
			column("立案时间（必填）", INVESTIGATION, WORD, true, LedgerFactName.ADMIN_FILED_ON),
			column("行政认定（选填）", INVESTIGATION, TEXT, false, LedgerFactName.DETERMINATION),
			column("移送公安（必填）", null, WORD, true, LedgerFactName.REFERRED_ON, LedgerFactName.REFERRED_TO),
			column("作出处罚时间（选填）", PENALTY, WORD, false, LedgerFactName.PENALISED_ON),
			column("处罚类型（请直接在表格下拉框中选择）", PENALTY, WORD, false, LedgerFactName.PENALTY_TYPES),
			column("已清退资金金额（选填）万元", null, MONEY, false, LedgerFactName.CASE_RETURNED),
			column("备注", null, TEXT, false, LedgerFactName.CASE_REMARK, LedgerFactName.PENALTY_TYPES));

	private static final int OUTSTANDING = 8;

	private static final int STILL_OWED = 10;

	private static final Comparator<PenaltyType> HEAVIEST_FIRST = Comparator.comparingInt(PenaltyType::weight)
		.reversed()
		.thenComparing(PenaltyType::code);

	static HandlingStatisticsForm of(ReportMonth month, String reportingUnit, String preparer, Instant asOf,
			List<LedgerCaseRow> cases, List<PenaltyType> penalties) {
		var lines = new ArrayList<FormLine>();
		var problems = new ArrayList<FormProblem>();
		for (var known : cases) {
			var line = line(lines.size() + 1, known);
			lines.add(line);
			missing(lines.size(), line, known, problems);
			contradictions(lines.size(), known, problems);
		}
		return new HandlingStatisticsForm(month, reportingUnit, preparer, asOf, lines, problems, penalties);
	}

	@Override
	public FormName name() {
		return FormName.CASES;
	}

	@Override
	public List<FormColumn> columns() {
		return COLUMNS;
	}

	@Override
	public List<String> notes() {
		return List.of();
	}

	@Override
	public String nothing() {
		return "本月无在办案件";
	}

	/** 处罚类型 offers the office's list, and what a line of this form has from an earlier one. */
	@Override
	public List<String> choices(int column) {
		return switch (column) {
			case 2 -> Stream.of(Sector.values()).map(Sector::label).toList();
			case 6 -> Stream.of(FundraisingChannel.values()).map(FundraisingChannel::label).toList();
			case 15 -> Stream
				.concat(penalties.stream().map(PenaltyType::label),
						lines.stream().map(line -> line.cells().get(15)).filter(Objects::nonNull))
				.distinct()
				.toList();
			default -> List.of();
		};
	}

	private static FormColumn column(String title, @Nullable String group, FormCellKind kind, boolean required,
			LedgerFactName... facts) {
		return new FormColumn(title, group, List.of(facts), kind, required);
	}

	private static FormLine line(int number, LedgerCaseRow known) {
		var penalties = known.penaltyTypes().stream().sorted(HEAVIEST_FIRST).map(PenaltyType::label).distinct().toList();
		var cells = new ArrayList<@Nullable String>();
		cells.add(String.valueOf(number));
		cells.add(known.subjectName());
		cells.add(known.sector() == null ? null : known.sector().label());
		cells.add(known.situation());
		cells.add(known.handlingBody());
		cells.add(known.regionName());
		cells.add(known.channel() == null ? null : known.channel().label());
		cells.add(money(known.raised()));
		cells.add(money(outstanding(known)));
		cells.add(known.participants() == null ? null : known.participants().toString());
		cells.add(stillOwed(known).map(String::valueOf).orElse(null));
		cells.add(MonthlyForm.day(known.adminFiledOn()));
		cells.add(known.determination());
		cells.add(known.referredOn() == null ? "否" : "是（" + MonthlyForm.day(known.referredOn()) + "）");
		cells.add(MonthlyForm.day(known.penalisedOn()));
		cells.add(penalties.isEmpty() ? null : penalties.get(0));
		cells.add(money(known.returned()));
		cells.add(remark(known, penalties));
		return new FormLine(known.entryId(), known.caseId(), Collections.unmodifiableList(cells));
	}

	private static @Nullable String remark(LedgerCaseRow known, List<String> penalties) {
		var others = penalties.stream().skip(1).collect(Collectors.joining("、"));
		if (others.isEmpty()) {
			return known.remark();
		}
		return (known.remark() == null ? "" : known.remark() + "；") + "并处：" + others;
	}

	private static @Nullable String money(@Nullable Yuan yuan) {
		return yuan == null ? null : yuan.inTenThousands().toPlainString();
	}

	private static @Nullable Yuan outstanding(LedgerCaseRow known) {
		return known.raised() == null ? null
				: known.raised().minus(Optional.ofNullable(known.returned()).orElse(Yuan.of(0)));
	}

	private static Optional<Integer> stillOwed(LedgerCaseRow known) {
		return Optional.ofNullable(known.participants()).map(all -> all - Optional.ofNullable(known.repaid()).orElse(0));
	}

	private static void missing(int number, FormLine line, LedgerCaseRow known, List<FormProblem> problems) {
		for (var i = 0; i < COLUMNS.size(); i++) {
			var cell = line.cells().get(i);
			if (COLUMNS.get(i).required() && (cell == null || cell.isBlank())) {
				problems.add(problem(FormProblemKind.MISSING, number, i, known,
						"必填的“" + COLUMNS.get(i).title().replace("（必填）", "") + "”还没有；请在案件" + known.caseNumber() + "中补录。"));
			}
		}
	}

	/** 未清退金额 = 集资金额 − 已清退金额 ≥ 0; 未清退人数 ≤ 参与集资人数. */
	private static void contradictions(int number, LedgerCaseRow known, List<FormProblem> problems) {
		var outstanding = outstanding(known);
		if (outstanding != null && outstanding.isNegative()) {
			problems.add(contradiction(number, OUTSTANDING, known, "已清退金额大于集资金额，未清退金额小于零；请核对资金变动。"));
		}
		if (known.raised() == null && known.returned() != null) {
			problems.add(contradiction(number, 7, known, "有已清退金额，没有集资金额；请补录集资金额。"));
		}
		if (stillOwed(known).filter(owed -> owed < 0).isPresent()) {
			problems.add(contradiction(number, STILL_OWED, known, "已清退人数多于参与集资人数；请核对资金变动。"));
		}
		if (known.repaid() != null && known.repaid() < 0) {
			problems.add(contradiction(number, STILL_OWED, known, "未清退人数多于参与集资人数；请核对资金变动。"));
		}
		if (known.penalisedOn() != null && known.penaltyTypes().isEmpty()) {
			problems.add(contradiction(number, 15, known, "有处罚时间，没有处罚类型；请在案件中补录。"));
		}
		if (known.criminalFiledOn() != null && known.referredOn() == null) {
			problems.add(contradiction(number, 13, known, "公安已立案，没有移送公安的记录；请在案件中补录移送。"));
		}
	}

	private static FormProblem contradiction(int number, int column, LedgerCaseRow known, String sentence) {
		return problem(FormProblemKind.CONTRADICTION, number, column, known, sentence);
	}

	private static FormProblem problem(FormProblemKind kind, int number, int column, LedgerCaseRow known, String sentence) {
		return new FormProblem(kind, number, column, known.entryId(),
				Optional.ofNullable(known.subjectName()).orElse(known.caseNumber()), sentence);
	}
}
