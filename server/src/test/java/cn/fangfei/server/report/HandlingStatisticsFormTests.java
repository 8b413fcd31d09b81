package cn.fangfei.server.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.fangfei.server.casework.PenaltyType;
import cn.fangfei.server.clue.Charge;
import cn.fangfei.server.clue.FundraisingChannel;
import cn.fangfei.server.clue.Sector;
import cn.fangfei.server.kernel.ReportMonth;
import cn.fangfei.server.kernel.Yuan;
import cn.fangfei.server.ledger.LedgerCaseRow;
import cn.fangfei.server.report.FormProblem.FormProblemKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 附件3 (G22, G23) against its golden file, cell by cell, as POI and LibreOffice read it. */
class HandlingStatisticsFormTests {

	private static final ReportMonth MAY = new ReportMonth(YearMonth.of(2026, 5), 25);

	private static final List<PenaltyType> OFFERED = List.of(new PenaltyType("01", "警告", 10), new PenaltyType("03", "罚款", 30),
			new PenaltyType("04", "没收违法所得", 40), new PenaltyType("08", "吊销营业执照", 130));

	@Test
	void theFormEqualsItsGoldenFileCellByCell() throws IOException {
		var golden = new String(getClass().getResourceAsStream("handling-statistics.golden.txt").readAllBytes(),
				StandardCharsets.UTF_8);

		assertThat(FormTelling.told(FormWorkbook.draw(form(full("虚构一商贸有限公司"), bare("=1+1"), full("某个人"))))).isEqualTo(golden);
	}

	@Test
	void theHeadHasTwoLevelsInTheOrderOfTheOrder() throws IOException {
		try (var book = open(FormWorkbook.draw(form(full("虚构商行"))))) {
			var sheet = book.getSheetAt(0);

			assertThat(sheet.getMergedRegions().stream().map(m -> m.formatAsString())).contains("A3:K3", "L3:M3", "N3:N4", "O3:P3",
					"Q3:Q4", "R3:R4");
			assertThat(List.of("A", "L", "N", "O", "Q", "R").stream().map(c -> sheet.getRow(2).getCell(c.charAt(0) - 'A').getStringCellValue()))
				.containsExactly("基本情况", "调查认定", "移送公安（必填）", "处罚", "已清退资金金额（选填）万元", "备注");
			assertThat(HandlingStatisticsForm.COLUMNS.stream().map(FormColumn::title)).containsExactly("序号", "风险主体名称（必填）",
					"行业领域（必填）", "风险情况描述（必填）", "负责处置的行政机关（必填）", "涉及地区（必填）", "集资渠道（选填）", "集资金额（万元）（选填）",
					"未清退金额（万元）（选填）", "参与集资人数（人）（选填）", "未清退人数（人）（选填）", "立案时间（必填）", "行政认定（选填）", "移送公安（必填）",
					"作出处罚时间（选填）", "处罚类型（请直接在表格下拉框中选择）", "已清退资金金额（选填）万元", "备注");
		}
	}

	@Test
	void libreOfficeReadsTheSameForm() throws IOException {
		assertLibreOfficeReadsTheSame(form(full("虚构一商贸有限公司"), bare("=1+1"), bare("+1"), bare("-1"), bare("@SUM(A1)"), bare("＝1")));
	}

	/** Opened, recalculated and written anew by LibreOffice: every cell, merge, width, choice and print setting is still there. */
	static void assertLibreOfficeReadsTheSame(MonthlyForm form) throws IOException {
		var file = FormWorkbook.draw(form);
		try (var book = Office.reopened(file)) {
			assertThat(book.getSheetAt(0).getRow(2).getLastCellNum()).isEqualTo((short) form.columns().size());
			for (var row : book.getSheetAt(0)) {
				for (var cell : row) {
					assertThat(cell.getCellType()).as(cell.getAddress().toString()).isIn(CellType.STRING, CellType.NUMERIC, CellType.BLANK);
				}
			}
			assertThat(comparable(FormTelling.told(book))).isEqualTo(comparable(FormTelling.told(file)));
			assertSameProportions(book, file, form.columns().size());
		}
		var shown = Office.shown(file);
		for (var line : form.lines()) {
			assertThat(shown).as("a line beginning with %s,%s", line.cells().get(0), line.cells().get(1))
				.anyMatch(told -> told.startsWith(line.cells().get(0) + "," + line.cells().get(1) + ",")
						|| told.startsWith(line.cells().get(0) + ",\"" + line.cells().get(1) + "\","));
		}
		assertThat(new String(Office.pdf(file), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
	}

	/** A width is counted in characters of the first font, which is not on every machine; the proportions are the form's. */
	private static void assertSameProportions(XSSFWorkbook book, byte[] file, int columns) throws IOException {
		try (var own = open(file)) {
			var scale = total(book, columns) / total(own, columns);
			for (var column = 0; column < columns; column++) {
				assertThat(book.getSheetAt(0).getColumnWidth(column) / scale).as("width of column %s", column)
					.isCloseTo(own.getSheetAt(0).getColumnWidth(column), within(100d));
			}
		}
	}

	private static double total(XSSFWorkbook book, int columns) {
		return IntStream.range(0, columns).map(c -> book.getSheetAt(0).getColumnWidth(c)).sum();
	}

	/** What must survive: LibreOffice writes no mark for quoted text, no empty cell without a frame, and its own name for a format. */
	private static List<String> comparable(String told) {
		return told.lines()
			.map(line -> line.replaceAll(" quoted$", "").replaceAll(" (quoted )?framed$", " framed").replace("$", ""))
			.filter(line -> !line.matches("[A-Z]+\\d+ empty") && !line.startsWith("width "))
			.toList();
	}

	@Test
	void textStaysTextWhenSomebodyEditsIt() throws IOException {
		try (var book = open(FormWorkbook.draw(form(bare("=1+1"))))) {
			var row = book.getSheetAt(0).getRow(4);

			for (var column = 0; column < 18; column++) {
				if (row.getCell(column).getCellType() == CellType.STRING) {
					assertThat(row.getCell(column).getCellStyle().getQuotePrefixed()).as("column %s", column).isTrue();
				}
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"=1+1", "+8613", "-1", "@SUM(A1)", "＝1", "\t=1"})
	void aTextThatLooksLikeAFormulaIsText(String name) throws IOException {
		try (var book = open(FormWorkbook.draw(form(bare(name))))) {
			var cell = book.getSheetAt(0).getRow(4).getCell(1);

			assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
			assertThat(cell.getStringCellValue()).isEqualTo(name);
		}
	}

	@Test
	void theHeaviestPenaltyStandsInTheCellAndTheOthersInTheRemark() {
		var cells = form(full("虚构商行")).lines().get(0).cells();

		assertThat(cells.get(15)).isEqualTo("吊销营业执照");
		assertThat(cells.get(17)).isEqualTo("已移送；并处：没收违法所得、罚款");
	}

	@Test
	void aPenaltyThatIsNoLongerOfferedIsStillAmongTheChoicesOfItsLine() {
		var form = HandlingStatisticsForm.of(MAY, "固镇县处非办", "填报员", MAY.last(), List.of(full("虚构商行")), OFFERED.subList(0, 2));

		assertThat(form.choices(15)).containsExactly("警告", "罚款", "吊销营业执照");
	}

	@ParameterizedTest
	@CsvSource({"10000, 0, 1.00, 0.00, 1.00", "150, 50, 0.02, 0.01, 0.01", "149.99, 0, 0.01, 0.00, 0.01",
			"99999950, 99999949.99, 10000.00, 9999.99, 0.00"})
	void whatIsOutstandingIsRaisedLessReturned(BigDecimal raised, BigDecimal returned, String printedRaised, String printedReturned,
			String printedOutstanding) {
		var cells = form(money(new Yuan(raised), new Yuan(returned), 10, 4)).lines().get(0).cells();

		assertThat(cells.get(7)).isEqualTo(printedRaised);
		assertThat(cells.get(8)).isEqualTo(printedOutstanding);
		assertThat(cells.get(16)).isEqualTo(printedReturned);
		assertThat(cells.get(9)).isEqualTo("10");
		assertThat(cells.get(10)).isEqualTo("6");
	}

	@Test
	void requiredCellsThatAreEmptyAreNamedBeforeTheFormIsHandedIn() {
		var problems = form(full("虚构商行"), bare("虚构商店")).problems();

		assertThat(problems).allMatch(p -> p.kind() == FormProblemKind.MISSING && p.line() == 2);
		assertThat(problems.stream().map(p -> HandlingStatisticsForm.COLUMNS.get(p.column()).title())).containsExactly("行业领域（必填）",
				"风险情况描述（必填）", "负责处置的行政机关（必填）", "涉及地区（必填）", "立案时间（必填）");
	}

	@Test
	void moreReturnedThanRaisedAndMoreRepaidThanTookPartAreContradictions() {
		var problems = form(money(Yuan.of(10), Yuan.of(11), 3, 4)).problems();

		assertThat(problems.stream().filter(p -> p.kind() == FormProblemKind.CONTRADICTION).map(FormProblem::column)).containsExactly(8, 10);
	}

	@Test
	void theSameFormIsTheSameFile() throws InterruptedException {
		var form = form(full("虚构商行"), bare("虚构商店"));
		var first = FormWorkbook.draw(form);
		var zone = TimeZone.getDefault();

		TimeZone.setDefault(TimeZone.getTimeZone("America/Lima"));
		Thread.sleep(2100);
		var second = FormWorkbook.draw(form);
		TimeZone.setDefault(zone);

		assertThat(second).isEqualTo(first);
	}

	@Test
	void aMonthWithoutACaseSaysSo() throws IOException {
		try (var book = open(FormWorkbook.draw(form()))) {
			assertThat(book.getSheetAt(0).getRow(4).getCell(1).getStringCellValue()).isEqualTo("本月无在办案件");
			assertThat(book.getSheetAt(0).getRow(7).getCell(0).getStringCellValue()).isEqualTo("负责人：");
		}
	}

	private static HandlingStatisticsForm form(LedgerCaseRow... rows) {
		return HandlingStatisticsForm.of(MAY, "固镇县处非办", "填报员", MAY.last(), List.of(rows), OFFERED);
	}

	private static LedgerCaseRow full(String name) {
		return new LedgerCaseRow(new UUID(0, 1), new UUID(0, 2), "340323-案-2026-0001", name + "案", name, Sector.PRIVATE_LENDING,
				"以委托理财名义向不特定对象吸收资金", "固镇县处非办", "安徽省蚌埠市固镇县某镇", FundraisingChannel.BOTH,
				new Yuan(new BigDecimal("12345678.95")), 1234, LocalDate.of(2026, 5, 6), "非法吸收公众存款", LocalDate.of(2026, 5, 12),
				"固镇县公安局", LocalDate.of(2026, 5, 15), Charge.ILLEGAL_PUBLIC_DEPOSITS, LocalDate.of(2026, 5, 20),
				List.of(OFFERED.get(1), OFFERED.get(3), OFFERED.get(2)), new Yuan(new BigDecimal("2345678.95")), 234, "已移送", 9);
	}

	private static LedgerCaseRow bare(String name) {
		return new LedgerCaseRow(new UUID(0, 3), new UUID(0, 4), "340323-案-2026-0002", null, name, null, null, null, null, null, null,
				null, null, null, null, null, null, null, null, List.of(), null, null, null, 1);
	}

	private static LedgerCaseRow money(Yuan raised, Yuan returned, int participants, int repaid) {
		return new LedgerCaseRow(new UUID(0, 3), new UUID(0, 4), "340323-案-2026-0002", null, "虚构商行", null, null, null, null, null,
				raised, participants, null, null, null, null, null, null, null, List.of(), returned, repaid, null, 1);
	}

	private static XSSFWorkbook open(byte[] file) throws IOException {
		return new XSSFWorkbook(new ByteArrayInputStream(file));
	}
}
