package cn.fangfei.server.report;

import static cn.fangfei.server.report.FormColumn.FormCellKind.COUNT;
import static cn.fangfei.server.report.FormColumn.FormCellKind.MONEY;
import static cn.fangfei.server.report.FormColumn.FormCellKind.NUMBER;
import static cn.fangfei.server.report.FormColumn.FormCellKind.TEXT;
import static cn.fangfei.server.report.FormColumn.FormCellKind.WORD;

import cn.fangfei.server.clue.Charge;
import cn.fangfei.server.clue.ClueSource;
import cn.fangfei.server.clue.FundraisingChannel;
import cn.fangfei.server.clue.FundraisingMethod;
import cn.fangfei.server.clue.HandlingPath;
import cn.fangfei.server.clue.Illegality;
import cn.fangfei.server.clue.Sector;
import cn.fangfei.server.kernel.ReportMonth;
import cn.fangfei.server.ledger.LedgerFactName;
import cn.fangfei.server.ledger.LedgerRow;
import cn.fangfei.server.report.FormColumn.FormCellKind;
import cn.fangfei.server.report.FormProblem.FormProblemKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 附件2 非法金融活动风险线索排查统计表 (固政办〔2025〕10号): what stands in its cells. The paper itself is drawn by
 * {@link FormWorkbook}.
 *
 * <p>The order prints no unit for 涉及金额; its sister form 附件3 counts in 万元. So this form counts in 万元 too, rounded half up to
 * two decimals, and says so in the head of the column.
 *
 * <p>The notes are those of the order, word for word, but for three slips of its printing that make no sense as they stand and are
 * read as the words they were meant to be: 直接借货 as 直接借贷, 推案 as 报案, 通据 as 通报.
 *
 * <p>Its lines are the entries that were opened in the month and are not voided.
 */
record ClueStatisticsForm(ReportMonth month, String reportingUnit, String preparer, Instant asOf, List<FormLine> lines,
		List<FormProblem> problems) implements MonthlyForm {

	static final List<FormColumn> COLUMNS = List.of(column("序号", NUMBER),
			column("风险主体名称/个人姓名", TEXT, LedgerFactName.SUBJECT_NAME), column("所属行业领域", TEXT, LedgerFactName.SECTOR),
			column("集资方式", TEXT, LedgerFactName.METHOD), column("线索来源", WORD, LedgerFactName.SOURCE),
			column("发现时间（年月日）", WORD, LedgerFactName.FOUND_ON), column("涉及地区", TEXT, LedgerFactName.REGION_NAME),
			column("涉及金额（万元）", MONEY, LedgerFactName.RAISED), column("涉及人数", COUNT, LedgerFactName.PARTICIPANTS),
			column("是否涉及互联网", WORD, LedgerFactName.CHANNEL), column("是否属于非法集资", WORD, LedgerFactName.ILLEGALITY),
			column("拟采取/已采取处置路径（行政/刑事）", WORD, LedgerFactName.PATH), column("立案时间（年月日）", WORD, LedgerFactName.FILED_ON, LedgerFactName.CRIMINAL_FILED_ON, LedgerFactName.ADMIN_FILED_ON),
			column("立案罪名", WORD, LedgerFactName.CHARGE), column("备注", TEXT, LedgerFactName.REMARK));

	static final List<String> NOTES = List.of(
			"1.本表为月报表，统计全县涉嫌新发非法金融活动的风险线索及处置情况，由各乡镇、各单位负责摸排上报，县财政局负责梳理汇总。",
			"2.所属行业是指进行非法金融活动的主体所属的行业，包括该行业内合法主体和打着本行业领域名义进行非法金融活动的情形。表中按照国家统计局发布的行业标准及非法金融活动高发领域对所属行业进行了列举。行业分类应考虑机构实质从事的业务类型，不单以注册名称为划分标准。具体可参照以下6个分类顺序依次填写：（1）虚拟货币、区块链、互联网金融、支付、征信等领域涉非风险；（2）民间投融资、P2P网贷、第三方财富管理公司、非法银行、非法保险等领域涉非风险；（3）私募基金、证券期货、股权众筹、“伪私募”“伪金交所”“产登公司”“拍卖公司”等领域涉非风险；（4）小额贷款、融资性担保、典当、融资租赁、商业保理等领域涉非风险；（5）教育、养老、涉农、商贸服务等其他领域涉非风险；（6）其他。",
			"3.集资方式是指非法集资利用的方式、手段、噱头或幌子等，表中列举了直接借贷、委托理财、房屋销售（返本销售、售后包租、约定回购、份额销售）、托管造林、委托种植养殖、商品经销（回购、寄存代售）、发行股票、发行债券、投资入股（股权转让）、募集基金、发行信托、销售保险、社员分红、类传销、销售加盟积分返利、众筹、项目投资、以点击广告做任务为名收取保证金等18种方式。",
			"4.线索来源根据案件实际情况填写“行政机关移送”、“公安排查发现”“群众举报（包括集资参与人或案外人举报、报案、控告等）”、“集资人自首”、“有关部门或地方通报”及其他情形等。",
			"5.是否涉及互联网一项根据案件实际情况填写“线上”、“线下”，“线上线下相结合”或“其他”等情形。",
			"6.如先行政处置后刑事打击的，只需填报刑事立案时间。");

	static ClueStatisticsForm of(ReportMonth month, String reportingUnit, String preparer, Instant asOf,
			List<LedgerRow> entries) {
		var lines = new ArrayList<FormLine>();
		var problems = new ArrayList<FormProblem>();
		for (var entry : entries) {
			lines.add(line(lines.size() + 1, entry));
			problems(lines.size(), entry, problems);
		}
		return new ClueStatisticsForm(month, reportingUnit, preparer, asOf, lines, problems);
	}

	@Override
	public FormName name() {
		return FormName.CLUES;
	}

	@Override
	public List<FormColumn> columns() {
		return COLUMNS;
	}

	@Override
	public List<String> notes() {
		return NOTES;
	}

	@Override
	public String nothing() {
		return "本月无新增";
	}

	@Override
	public List<String> choices(int column) {
		return switch (column) {
			case 2 -> Stream.of(Sector.values()).map(Sector::label).toList();
			case 3 -> Stream.of(FundraisingMethod.values()).map(FundraisingMethod::label).toList();
			case 4 -> Stream.of(ClueSource.values()).map(ClueSource::label).toList();
			case 9 -> Stream.of(FundraisingChannel.values()).map(FundraisingChannel::label).toList();
			case 10 -> Stream.of(Illegality.values()).map(Illegality::label).toList();
			case 11 -> Stream.of(HandlingPath.values()).map(HandlingPath::label).toList();
			case 13 -> Stream.of(Charge.values()).map(Charge::label).toList();
			default -> List.of();
		};
	}

	private static FormColumn column(String title, FormCellKind kind, LedgerFactName... facts) {
		return new FormColumn(title, null, List.of(facts), kind, false);
	}

	private static FormLine line(int number, LedgerRow entry) {
		var cells = new ArrayList<@Nullable String>();
		cells.add(String.valueOf(number));
		cells.add(entry.subjectName());
		cells.add(entry.sector() == null ? null : entry.sector().label());
		cells.add(entry.method() == null ? null : entry.method().label());
		cells.add(entry.source().label());
		cells.add(MonthlyForm.day(entry.foundOn()));
		cells.add(entry.regionName());
		cells.add(entry.raised() == null ? null : entry.raised().inTenThousands().toPlainString());
		cells.add(entry.participants() == null ? null : entry.participants().toString());
		cells.add(entry.channel() == null ? null : entry.channel().label());
		cells.add(entry.illegality() == null ? null : entry.illegality().label());
		cells.add(entry.path() == null ? null : entry.path().label());
		cells.add(MonthlyForm.day(entry.filedOn()));
		cells.add(entry.charge() == null ? null : entry.charge().label());
		cells.add(entry.remark());
		return new FormLine(entry.entryId(), null, Collections.unmodifiableList(cells));
	}

	private static void problems(int line, LedgerRow entry, List<FormProblem> problems) {
		if (entry.illegality() == Illegality.ILLEGAL && entry.path() == null) {
			problems.add(contradiction(line, 11, entry, "已认定属于非法集资，还没有处置路径；请更正核查结论。"));
		}
		if (entry.filedOn() != null && entry.filedOn().isBefore(entry.foundOn())) {
			problems.add(contradiction(line, 12, entry, "立案时间早于发现时间；请核对后更正。"));
		}
		if (entry.charge() != null && entry.filedOn() == null) {
			problems.add(contradiction(line, 12, entry, "填了立案罪名，没有立案时间；请补录公安立案时间。"));
		}
		if (entry.raised() != null && entry.raised().isNegative()) {
			problems.add(contradiction(line, 7, entry, "涉及金额小于零；请核对后更正。"));
		}
	}

	private static FormProblem contradiction(int line, int column, LedgerRow entry, String sentence) {
		return new FormProblem(FormProblemKind.CONTRADICTION, line, column, entry.entryId(), entry.subjectName(), sentence);
	}
}
