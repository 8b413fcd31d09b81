package cn.fangfei.formats;

import static cn.fangfei.formats.Registers.HEADER_ROW;
import static cn.fangfei.formats.Registers.code;
import static cn.fangfei.formats.Registers.file;
import static cn.fangfei.formats.Registers.read;
import static cn.fangfei.formats.Registers.row;
import static cn.fangfei.formats.Registers.text;
import static cn.fangfei.formats.Registers.workbook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XlsxTests {

	@TempDir
	Path folder;

	@Test
	void aWorkbookIsReadLikeACsv() throws Exception {
		var out = new ByteArrayOutputStream();
		try (var workbook = new Workbook(out, "test", null)) {
			var sheet = workbook.newWorksheet("名录");
			var header = Registers.HEADER.split(",");
			for (int i = 0; i < header.length; i++) {
				sheet.value(0, i, header[i]);
			}
			sheet.value(1, 0, "固镇虚构甲公司");
			sheet.value(1, 1, code(1));
			sheet.value(1, 2, LocalDate.of(2020, 2, 29));
			sheet.style(1, 2).format("yyyy-mm-dd").set();
			sheet.value(1, 5, 500000);
			sheet.value(3, 0, "固镇虚构乙公司");
			sheet.value(3, 2, "2021年3月1日");
		}

		var outcome = read(file(folder, "a.xlsx", out.toByteArray()));

		assertThat(outcome.format()).isEqualTo(FileFormat.XLSX);
		assertThat(outcome.problems()).isEmpty();
		assertThat(outcome.rows()).extracting(RegisterRow::line).containsExactly(2L, 4L);
		assertThat(outcome.rows().get(0).registeredOn()).isEqualTo("2020-02-29");
		assertThat(outcome.rows().get(0).capital().amount()).isEqualByComparingTo("500000");
		assertThat(outcome.rows().get(1).key()).isEqualTo("固镇虚构乙公司|2021-03-01");
	}

	@Test
	void dateCellsOfBuiltInAndChineseFormatsAreDays() throws Exception {
		var bytes = workbook(Map.of(), HEADER_ROW
				+ row(2, text("A2", "甲") + "<c r=\"C2\" s=\"1\"><v>43890</v></c>")
				+ row(3, text("A3", "乙") + "<c r=\"C3\" s=\"2\"><v>43890.5</v></c>")
				+ row(4, text("A4", "丙") + "<c r=\"C4\"><v>43890</v></c>"));

		var outcome = read(file(folder, "a.xlsx", bytes));

		assertThat(outcome.rows()).extracting(RegisterRow::registeredOn).containsOnly(LocalDate.of(2020, 2, 29)).hasSize(3);
		assertThat(outcome.onlyProblem()).startsWith("第4行：").contains("数字 43890").contains("2020-02-29");
	}

	@Test
	void whoeverReadsAnotherKindOfTableSaysWhatItsHeaderLooksLike() throws Exception {
		var out = new ByteArrayOutputStream();
		try (var workbook = new Workbook(out, "test", null)) {
			var texts = workbook.newWorksheet("帖文");
			texts.value(0, 0, "二〇二六年第一期");
			texts.value(1, 0, "标题");
			texts.value(1, 1, "正文");
			texts.value(2, 0, "甲");
			texts.value(2, 1, "乙");
			var firms = workbook.newWorksheet("企业");
			firms.value(0, 0, "企业名称");
			firms.value(0, 1, "统一社会信用代码");
		}
		var file = file(folder, "a.xlsx", out.toByteArray());

		try (var table = RegisterFile.open(file, "a.xlsx", ReadLimits.standard(), cells -> cells.contains("正文"))) {
			assertThat(table.header()).containsExactly("标题", "正文");
			assertThat(table.notices()).extracting(RowProblem::message).anyMatch(m -> m.contains("只读取“帖文”，没有读取“企业”"))
				.anyMatch(m -> m.contains("表头在第 2 行"));
			assertThat(table.next()).isTrue();
			assertThat(table.row().cells()).containsExactly("甲", "乙");
		}
		try (var register = RegisterFile.open(file, "a.xlsx", ReadLimits.standard())) {
			assertThat(register.header()).containsExactly("企业名称", "统一社会信用代码");
		}
	}

	@Test
	void aLineBreakWrittenAsAnEscapeIsALineBreak() throws Exception {
		var bytes = workbook(Map.of(), HEADER_ROW + row(2, text("A2", "固镇虚构_x000D_\n甲公司") + text("B2", code(1))));

		assertThat(read(file(folder, "a.xlsx", bytes)).names()).containsExactly("固镇虚构 甲公司");
	}

	@Test
	void noEscapeBringsANulOrHalfACharacterIntoACell() throws Exception {
		var file = file(folder, "a.xlsx", workbook(Map.of(), HEADER_ROW + row(2, text("A2", "甲_x0000__xD800_乙") + text("B2", "无"))));

		try (var register = RegisterFile.open(file, "a.xlsx", ReadLimits.standard())) {
			register.next();
			assertThat(register.row().cells().get(0)).isEqualTo("甲乙");
		}
	}

	@Test
	void aFormulaIsNeverBelieved() throws Exception {
		var bytes = workbook(Map.of(), HEADER_ROW
				+ row(2, "<c r=\"A2\" t=\"str\"><f>\"固镇\"&amp;\"虚构\"</f><v>固镇虚构</v></c>" + text("B2", code(1)))
				+ row(3, text("A3", "固镇虚构乙公司") + text("B3", code(2)))
				+ row(4, text("A4", "固镇虚构丙公司") + "<c r=\"B4\"><f t=\"shared\" si=\"7\" ref=\"B4:B9\">A1</f><v>1</v></c>")
				+ row(5, "<c r=\"A5\" t=\"str\"><v>固镇虚构丁公司</v></c>" + text("B5", code(4))));

		var outcome = read(file(folder, "a.xlsx", bytes));

		assertThat(outcome.names()).containsExactly("固镇虚构乙公司", "固镇虚构丁公司");
		assertThat(outcome.problems()).extracting(RowProblem::sentence).satisfiesExactly(
				name -> assertThat(name).startsWith("第2行：“企业名称”是公式").contains("粘贴为数值"),
				code -> assertThat(code).startsWith("第4行：“统一社会信用代码”是公式"));
	}

	@Test
	void aSharedFormulaWithoutItsBaseEndsInWordsNotInAnException() throws Exception {
		var bytes = workbook(Map.of(), HEADER_ROW + row(2, text("A2", "固镇虚构甲公司") + text("B2", code(1)))
				+ row(3, text("A3", "固镇虚构乙公司") + "<c r=\"B3\"><f t=\"shared\" si=\"9\"/><v>1</v></c>"));

		var outcome = read(file(folder, "a.xlsx", bytes));

		assertThat(outcome.names()).containsExactly("固镇虚构甲公司");
		assertThat(outcome.onlyProblem()).startsWith("第3行：").contains("前面的行不受影响");
	}

	@Test
	void theSheetWithTheHeaderIsReadAndTheOthersAreNamed() throws Exception {
		var bytes = workbook(Map.of(), row(1, text("A1", "填表说明")), HEADER_ROW + row(2, text("A2", "固镇虚构甲公司") + text("B2", code(1))), "");

		var outcome = read(file(folder, "a.xlsx", bytes));

		assertThat(outcome.names()).containsExactly("固镇虚构甲公司");
		assertThat(outcome.notices()).singleElement().extracting(RowProblem::sentence).asString().contains("只读取“表2”，没有读取“表1”").contains("另存");
	}

	@Test
	void anEmptySheetIsRefused() throws Exception {
		var file = file(folder, "a.xlsx", workbook(Map.of(), ""));

		assertThatThrownBy(() -> read(file)).isInstanceOf(UnreadableFile.class).hasMessageContaining("没有任何内容");
	}

	@Test
	void aCodeTurnedIntoANumberIsDoubted() throws Exception {
		var bytes = workbook(Map.of(), HEADER_ROW + row(2, text("A2", "固镇虚构甲公司") + "<c r=\"B2\"><v>9.13403230000001E17</v></c><c r=\"C2\" s=\"1\"><v>43890</v></c>"));

		var outcome = read(file(folder, "a.xlsx", bytes));

		assertThat(outcome.onlyProblem()).contains("校验位不对").contains("科学计数");
	}

	@Test
	void numbersAreShownAsAPersonSeesThem() throws Exception {
		var bytes = workbook(Map.of("xl/sharedStrings.xml",
				"<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>企业名称</t></si><si><t>注册日期</t></si><si><t>备注</t></si></sst>"),
				HEADER_ROW + row(2, text("A2", "甲") + text("B2", "2020-01-01") + "<c r=\"C2\"><v>3.1000000000000001</v></c>")
						+ row(3, text("A3", "乙") + text("B3", "2020-01-01") + "<c r=\"C3\"><v>1E+999999999</v></c>")
						+ row(4, text("A4", "丙") + text("B4", "2020-01-01") + "<c r=\"C4\"><v>13800000000</v></c>")
						+ row(5, text("A5", "丁") + text("B5", "2020-01-01") + "<c r=\"C5\" t=\"e\"><v>#N/A</v></c>"));

		var outcome = read(file(folder, "a.xlsx", bytes));

		assertThat(outcome.rows()).extracting(row -> row.extra().get("备注")).containsExactly("3.1", "1E+999999999", "13800000000", null);
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"<c r=\"ZZZZZZ2\"><v>1</v></c>",
			"<c r=\"A2\" t=\"s\"><v>2000000000</v></c>",
			"<c r=\"A2\" t=\"s\"><v>3</v></c>",
			"<c r=\"A2\" t=\"inlineStr\"><is><t><![CDATA[甲]]></t></is></c>" })
	void aWorkbookThatWouldFillTheMemoryIsRefused(String cell) throws Exception {
		var file = file(folder, "a.xlsx", workbook(Map.of(), HEADER_ROW + row(2, cell)));

		assertThatThrownBy(() -> read(file)).isInstanceOf(UnreadableFile.class).hasMessageContaining("a.xlsx").hasMessageMatching("(?s).*(另存|重新).*");
	}

	@Test
	void anEntityBombIsRefused() throws Exception {
		var bomb = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;\">]>"
				+ "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&b;</t></is></c></row></sheetData></worksheet>";
		var file = file(folder, "a.xlsx", workbook(Map.of("xl/worksheets/sheet1.xml", bomb), ""));

		assertThatThrownBy(() -> read(file)).isInstanceOf(UnreadableFile.class);
	}

	@Test
	void aZipBombIsRefusedBeforeItIsRead() throws Exception {
		var file = file(folder, "a.xlsx", bomb("<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>" + " ".repeat(30_000) + "</t></is></c></row>", 2_000));

		assertThat(file.toFile().length()).isLessThan(300_000);
		assertThatThrownBy(() -> read(file)).isInstanceOf(UnreadableFile.class).hasMessageContaining("压缩比异常").hasMessageContaining("重新导出");
	}

	@Test
	void aRowOfTwentyMegabytesIsRefusedWithItsRow() throws Exception {
		var cells = new StringBuilder();
		for (int i = 0; i < 700; i++) {
			cells.append("<c t=\"inlineStr\"><is><t>").append("虚构".repeat(16_000)).append(i).append("</t></is></c>");
		}
		var file = file(folder, "a.xlsx", workbook(Map.of(), HEADER_ROW + row(2, cells.toString())));

		assertThatThrownBy(() -> read(file)).isInstanceOf(UnreadableFile.class).hasMessageContaining("第 2 行超过 1000000 个字");
	}

	@Test
	void aTableOfTextsBeyondTheLimitIsRefused() throws Exception {
		var texts = new StringBuilder("<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">");
		for (int i = 0; i < 100_000; i++) {
			texts.append("<si><t>虚构").append(i).append("</t></si>");
		}
		var file = file(folder, "a.xlsx", workbook(Map.of("xl/sharedStrings.xml", texts + "</sst>"), HEADER_ROW));
		var limits = new ReadLimits(1_000_000, 100, 100, 1 << 30, 200, 100, 1);

		assertThatThrownBy(() -> read(file, limits)).isInstanceOf(UnreadableFile.class).hasMessageContaining("文字太多").hasMessageContaining("拆成几份");
	}

	@Test
	void aCutOffWorkbookIsRefusedWithTheWayOut() throws Exception {
		var whole = workbook(Map.of(), HEADER_ROW + row(2, text("A2", "固镇虚构甲公司") + text("B2", code(1))));

		for (int length = 30; length < whole.length; length += 97) {
			var file = file(folder, "a.xlsx", Arrays.copyOf(whole, length));
			assertThatThrownBy(() -> read(file)).isInstanceOf(UnreadableFile.class).hasMessageContaining("不完整或已损坏");
		}
	}

	@Test
	void aWorkbookWithoutStylesIsRead() throws Exception {
		var bytes = workbook(Map.of("[Content_Types].xml",
				"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
						+ "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/></Types>"),
				HEADER_ROW + row(2, text("A2", "固镇虚构甲公司") + text("B2", code(1))));

		assertThat(read(file(folder, "a.xlsx", bytes)).names()).containsExactly("固镇虚构甲公司");
	}

	private static byte[] bomb(String row, int times) throws IOException {
		var out = new ByteArrayOutputStream();
		try (var zip = new ZipOutputStream(out)) {
			zip.setLevel(9);
			zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
			zip.write("<Types/>".getBytes(StandardCharsets.UTF_8));
			zip.closeEntry();
			zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
			zip.write("<worksheet><sheetData>".getBytes(StandardCharsets.UTF_8));
			var bytes = row.getBytes(StandardCharsets.UTF_8);
			for (int i = 0; i < times; i++) {
				zip.write(bytes);
			}
			zip.write("</sheetData></worksheet>".getBytes(StandardCharsets.UTF_8));
			zip.closeEntry();
		}
		return out.toByteArray();
	}
}
