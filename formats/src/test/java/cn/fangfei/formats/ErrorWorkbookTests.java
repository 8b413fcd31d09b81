package cn.fangfei.formats;

import static cn.fangfei.formats.Registers.HEADER;
import static cn.fangfei.formats.Registers.code;
import static cn.fangfei.formats.Registers.file;
import static cn.fangfei.formats.Registers.line;
import static cn.fangfei.formats.Registers.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrorWorkbookTests {

	@TempDir
	Path folder;

	private Path errorsOf(Path file) throws Exception {
		var errors = folder.resolve("errors.xlsx");
		try (var register = RegisterFile.open(file, "a.csv", ReadLimits.standard());
				var out = Files.newOutputStream(errors);
				var workbook = new ErrorWorkbook(out, register.header())) {
			var parser = new RegisterRowParser(register.header(), register.guess());
			while (register.next()) {
				workbook.add(register.row(), parser.parse(register.row()).problems());
			}
		}
		return errors;
	}

	@Test
	void itHoldsTheBadRowsWithLineProblemAndRemedy() throws Exception {
		var file = file(folder, "a.csv", HEADER + ",备注\n" + line(1) + ",一\n,,2020-01-01,,,,,,,,二\n" + line(3).replace("2019-03-04", "2019-02-30") + ",=1+1\n");

		try (var register = RegisterFile.open(errorsOf(file), "errors.xlsx", ReadLimits.standard())) {
			assertThat(register.header()).containsSequence("注册地址", "备注", "原始行号", "问题", "怎么改");
			assertThat(register.next()).isTrue();
			assertThat(register.row().cells()).contains("二").endsWith("3", "“企业名称”是空的", "请补上企业名称后重新上传");
			assertThat(register.next()).isTrue();
			assertThat(register.row().problem()).isNull();
			assertThat(register.row().cells()).contains("=1+1", "4").anySatisfy(cell -> assertThat(cell).startsWith("提醒：“注册日期”"));
			assertThat(register.next()).isFalse();
		}
	}

	@Test
	void mendedAndUploadedAgainItIsARegisterWithTheSameMapping() throws Exception {
		var original = file(folder, "a.csv", HEADER + ",备注\n" + line(3).replace("2019-03-04", "2019-02-30") + ",一\n");

		var errors = errorsOf(original);
		var outcome = read(errors);

		assertThat(outcome.rows()).singleElement().satisfies(row -> {
			assertThat(row.creditCode()).isEqualTo(code(3));
			assertThat(row.extra()).containsOnly(Map.entry("备注", "一"), Map.entry("注册日期", "2019-02-30"));
		});
		try (var first = RegisterFile.open(original, "a.csv", ReadLimits.standard());
				var again = RegisterFile.open(errors, "errors.xlsx", ReadLimits.standard())) {
			assertThat(again.headerSignature()).isEqualTo(first.headerSignature());
			assertThat(again.guess()).isEqualTo(first.guess());
		}
	}

	@Test
	void anErrorWorkbookOfAnErrorWorkbookHasTheThreeColumnsOnce() throws Exception {
		var first = errorsOf(file(folder, "a.csv", HEADER + "\n" + line(3).replace("2019-03-04", "2019-02-30") + "\n"));
		var copy = Files.move(first, folder.resolve("first.xlsx"));

		try (var register = RegisterFile.open(errorsOf(copy), "errors.xlsx", ReadLimits.standard())) {
			assertThat(register.header()).containsOnlyOnce("原始行号", "问题", "怎么改").hasSize(13);
			assertThat(register.next()).isTrue();
			assertThat(register.row().cells().get(10)).isEqualTo("2");
		}
	}

	@Test
	void rowsThatCouldNotBeTakenApartAreShownAsText() throws Exception {
		var file = file(folder, "a.csv", HEADER + "\n" + line(1).replace("日用", "\"日用") + "\n" + line(2).replace("甲某", "\0") + "\n");

		try (var register = RegisterFile.open(errorsOf(file), "errors.xlsx", ReadLimits.standard())) {
			register.next();
			assertThat(register.row().cells().get(0)).startsWith("固镇虚构1号商贸有限公司," + code(1)).contains("\"日用百货");
			register.next();
			assertThat(register.row().cells().get(11)).contains("NUL");
		}
	}

	@Test
	void whatASpreadsheetCannotHoldIsCutOrTakenOut() throws Exception {
		var errors = folder.resolve("errors.xlsx");
		try (var out = Files.newOutputStream(errors); var workbook = new ErrorWorkbook(out, List.of("企业名称", "统一社会信用代码"))) {
			workbook.add(new RawRow(5, List.of("甲\u0001\ud800_x000D_乙\uffff", "长".repeat(40_000)), null), List.of(RowProblem.error(5, "坏", "改")));
			workbook.add(new RawRow(6, List.of("好"), null), List.of());
		}

		try (var register = RegisterFile.open(errors, "errors.xlsx", ReadLimits.standard())) {
			register.next();
			assertThat(register.row().cells().get(0)).isEqualTo("甲_x000D_乙");
			assertThat(register.row().cells().get(1)).hasSize(32_767).startsWith("长长").endsWith("以下已截去）");
			assertThat(register.next()).isFalse();
		}
	}

	@Test
	void aRowThatTheSheetCannotHoldSaysSoAndIsNotTakenForDataAgain() throws Exception {
		var errors = folder.resolve("errors.xlsx");
		try (var out = Files.newOutputStream(errors); var workbook = new ErrorWorkbook(out, List.of("企业名称", "经营范围", "注册日期"))) {
			var tooLong = "长".repeat(32_700) + "_x000D_".repeat(40) + "尾";
			workbook.add(new RawRow(5, List.of("甲", tooLong, "二月三十"), null), List.of(RowProblem.error(5, "坏", "改")));
			workbook.add(new RawRow(6, List.of("乙", "短".repeat(32_767), "二月三十"), null), List.of(RowProblem.error(6, "坏", "改")));
		}

		try (var register = RegisterFile.open(errors, "errors.xlsx", ReadLimits.standard())) {
			register.next();
			assertThat(register.row().cells().get(4)).startsWith("坏；“经营范围”太长").contains("只有开头");
			assertThat(register.row().cells().get(5)).startsWith("改；").contains("原来的文件");
			assertThat(register.row().problem()).extracting(RowProblem::field, RowProblem::severity).containsExactly("经营范围", Severity.ERROR);
			register.next();
			assertThat(register.row().problem()).as("what just fits is whole").isNull();
			assertThat(register.row().cells()).endsWith("6", "坏", "改");
		}
		var mended = file(folder, "mended.csv", "企业名称,注册日期,经营范围\n甲,2020-01-01," + "长".repeat(10) + "……（表格放不下，以下已截去）\n乙,2020-01-01,短\n");
		assertThat(read(mended).names()).as("saved as text").containsExactly("乙");
	}
}
