package cn.fangfei.server.report;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.clue.Charge;
import cn.fangfei.server.clue.ClueSource;
import cn.fangfei.server.clue.FundraisingChannel;
import cn.fangfei.server.clue.FundraisingMethod;
import cn.fangfei.server.clue.HandlingPath;
import cn.fangfei.server.clue.Illegality;
import cn.fangfei.server.clue.Sector;
import cn.fangfei.server.kernel.ReportMonth;
import cn.fangfei.server.kernel.Yuan;
import cn.fangfei.server.ledger.LedgerRow;
import cn.fangfei.server.ledger.LedgerState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The printed form against its golden file, cell by cell, as a spreadsheet program reads it. */
class ClueStatisticsFormTests {

	private static final ReportMonth MAY = new ReportMonth(YearMonth.of(2026, 5), 25);

	@Test
	void theFormEqualsItsGoldenFileCellByCell() throws IOException {
		var golden = new String(getClass().getResourceAsStream("clue-statistics.golden.txt").readAllBytes(),
				StandardCharsets.UTF_8);

		assertThat(FormTelling.told(FormWorkbook.draw(form(full("虚构一商贸有限公司"), bare("=1+1"), full("某个人"))))).isEqualTo(golden);
	}

	@Test
	void libreOfficeReadsTheSameForm() throws IOException {
		var form = form(full("虚构一商贸有限公司"), bare("=1+1"), bare("+1"), bare("-1"), bare("@SUM(A1)"), bare("＝1"));

		HandlingStatisticsFormTests.assertLibreOfficeReadsTheSame(form);
	}

	@Test
	void theFormIsReadyToPrint() throws IOException {
		try (var book = open(FormWorkbook.draw(form(full("虚构商行"))))) {
			var sheet = book.getSheetAt(0);

			assertThat(sheet.getPrintSetup().getPaperSize()).isEqualTo(PrintSetup.A4_PAPERSIZE);
			assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
			assertThat(sheet.getFitToPage()).isTrue();
			assertThat(sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
			assertThat(sheet.getPrintSetup().getFitHeight()).isZero();
			assertThat(sheet.getRepeatingRows().formatAsString()).isEqualTo("3:3");
			assertThat(book.getPrintArea(0)).isEqualTo("附件2!$A$1:$O$13");
			assertThat(book.getSheetVisibility(1)).isEqualTo(SheetVisibility.HIDDEN);
		}
	}

	@Test
	void everyCellOfTheTableHasBordersAndWraps() throws IOException {
		try (var book = open(FormWorkbook.draw(form(full("虚构商行"), bare("虚构商店"))))) {
			for (var row = 2; row <= 5; row++) {
				for (var column = 0; column < 15; column++) {
					var style = book.getSheetAt(0).getRow(row).getCell(column).getCellStyle();
					assertThat(List.of(style.getBorderTop(), style.getBorderBottom(), style.getBorderLeft(),
							style.getBorderRight())).containsOnly(BorderStyle.THIN);
					assertThat(style.getWrapText()).isTrue();
				}
			}
		}
	}

	@Test
	void codedColumnsOfferTheWordsOfTheForm() throws IOException {
		try (var book = open(FormWorkbook.draw(form(full("虚构商行"))))) {
			var lists = book.getSheet("选项");
			var counts = List.of(6, 18, 6, 4, 3, 3, 3);
			var columns = List.of(2, 3, 4, 9, 10, 11, 13);

			var rules = book.getSheetAt(0).getDataValidations();

			assertThat(rules).hasSize(7);
			for (var i = 0; i < rules.size(); i++) {
				var column = columns.get(i);
				var letter = "" + (char) ('A' + column);
				assertThat(rules.get(i).getValidationConstraint().getFormula1())
					.isEqualTo("'选项'!$" + letter + "$1:$" + letter + "$" + counts.get(i));
				assertThat(rules.get(i).getRegions().getCellRangeAddresses())
					.containsExactly(new CellRangeAddress(3, 5, column, column));
				assertThat(lists.getRow(counts.get(i) - 1).getCell(column).getStringCellValue()).isNotEmpty();
			}
			assertThat(lists.getRow(0).getCell(3).getStringCellValue()).isEqualTo("直接借贷");
		}
	}

	@Test
	void everyCodedCellIsOneOfTheWordsOffered() {
		var form = form(full("虚构商行"));

		for (var column : List.of(2, 3, 4, 9, 10, 11, 13)) {
			assertThat(form.choices(column)).contains(form.lines().get(0).cells().get(column));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"=1+1", "+8613", "-1", "@SUM(A1)", "＝1", "=HYPERLINK(\"http://example.invalid\")", "\t=1"})
	void aNameThatLooksLikeAFormulaIsText(String name) throws IOException {
		try (var book = open(FormWorkbook.draw(form(bare(name))))) {
			var cell = book.getSheetAt(0).getRow(3).getCell(1);

			assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
			assertThat(cell.getStringCellValue()).isEqualTo(name);
		}
	}

	@ParameterizedTest
	@CsvSource({"0, 0.00", "49.99, 0.00", "50, 0.01", "149.99, 0.01", "150, 0.02", "10000, 1.00", "345678.90, 34.57",
			"99999949.99, 9999.99", "99999950, 10000.00"})
	void amountsArePrintedInTenThousandsRoundedHalfUp(BigDecimal yuan, String printed) {
		assertThat(form(row("虚构商行", new Yuan(yuan))).lines().get(0).cells().get(7)).isEqualTo(printed);
	}

	@Test
	void theSameFormIsTheSameFileWhereverAndWheneverItIsDrawn() throws InterruptedException {
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
	void aMonthWithNothingNewSaysSoAndKeepsItsLines() throws IOException {
		try (var book = open(FormWorkbook.draw(form()))) {
			var sheet = book.getSheetAt(0);

			assertThat(sheet.getRow(3).getCell(1).getStringCellValue()).isEqualTo("本月无新增");
			assertThat(sheet.getRow(3).getCell(0).getCellType()).isEqualTo(CellType.BLANK);
			assertThat(sheet.getRow(6).getCell(0).getStringCellValue()).isEqualTo("负责人：");
		}
	}

	@Test
	void aLongNameMakesItsRowHigher() throws IOException {
		try (var book = open(FormWorkbook.draw(form(bare("虚构商行"), bare("虚构".repeat(40)))))) {
			assertThat(book.getSheetAt(0).getRow(4).getHeightInPoints())
				.isGreaterThan(book.getSheetAt(0).getRow(3).getHeightInPoints() * 2);
		}
	}

	@Test
	void aMonthOfAnotherCutoffBeginsOnTheDayAfterIt() {
		var month = new ReportMonth(YearMonth.of(2026, 1), 20);

		assertThat(month.from()).isEqualTo(Instant.parse("2025-12-20T16:00:00Z"));
		assertThat(month.until()).isEqualTo(Instant.parse("2026-01-20T16:00:00Z"));
		assertThat(month.last()).isEqualTo(Instant.parse("2026-01-20T15:59:59.999999Z"));
	}

	private static ClueStatisticsForm form(LedgerRow... rows) {
		return ClueStatisticsForm.of(MAY, "固镇县处非办", "填报员", MAY.last(), List.of(rows));
	}

	private static LedgerRow full(String name) {
		return new LedgerRow(new UUID(0, 1), new UUID(0, 2), "340323-2026-000001", name, "安徽省蚌埠市固镇县某镇",
				Sector.SECURITIES_FUNDS, FundraisingMethod.PROPERTY_SALES, ClueSource.AUTHORITY_NOTICE,
				LocalDate.of(2026, 5, 3), new Yuan(new BigDecimal("12345678.95")), 1234, FundraisingChannel.BOTH,
				Illegality.ILLEGAL, HandlingPath.ADMINISTRATIVE_THEN_CRIMINAL, LocalDate.of(2026, 5, 20),
				Charge.FUNDRAISING_FRAUD, "已移送", Instant.parse("2026-05-03T02:00:00Z"), LedgerState.OPEN, null, 2);
	}

	private static LedgerRow bare(String name) {
		return row(name, null);
	}

	private static LedgerRow row(String name, @org.jspecify.annotations.Nullable Yuan raised) {
		return new LedgerRow(new UUID(0, 3), new UUID(0, 4), "340323-2026-000002", name, "安徽省蚌埠市固镇县某镇", null, null,
				ClueSource.PUBLIC_TIP_OFF, LocalDate.of(2026, 5, 4), raised, null, null, null, null, null, null, null,
				Instant.parse("2026-05-04T02:00:00Z"), LedgerState.OPEN, null, 1);
	}

	private static XSSFWorkbook open(byte[] file) throws IOException {
		return new XSSFWorkbook(new ByteArrayInputStream(file));
	}
}
