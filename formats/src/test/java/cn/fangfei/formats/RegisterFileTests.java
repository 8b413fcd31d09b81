package cn.fangfei.formats;

import static cn.fangfei.formats.Registers.HEADER;
import static cn.fangfei.formats.Registers.code;
import static cn.fangfei.formats.Registers.file;
import static cn.fangfei.formats.Registers.gzip;
import static cn.fangfei.formats.Registers.line;
import static cn.fangfei.formats.Registers.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterFileTests {

	private static final Charset GB18030 = Charset.forName("GB18030");

	@TempDir
	Path folder;

	@Test
	void columnsAreFoundByHeaderInAnyOrder() throws Exception {
		var file = file(folder, "a.csv", "备注,经营范围,注册日期,企业名称,统一社会信用代码\n重点,理财咨询,2020-02-29,固镇虚构甲公司," + code(1) + "\n");

		var outcome = read(file);

		assertThat(outcome.rows()).singleElement().satisfies(row -> {
			assertThat(row.name()).isEqualTo("固镇虚构甲公司");
			assertThat(row.creditCode()).isEqualTo(code(1));
			assertThat(row.registeredOn()).isEqualTo("2020-02-29");
			assertThat(row.scope()).isEqualTo("理财咨询");
			assertThat(row.extra()).containsExactly(Map.entry("备注", "重点"));
			assertThat(row.key()).isEqualTo(code(1));
		});
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"name,credit_code,registered_on,kind,legal_representative,capital,business_scope,province,city,address",
			"name,uscc,reg_date,ent_type,legal_rep_pid,capital,scope,province,city,address",
			"企业名称,统一社会信用代码,注册日期,企业类型,法人代表,注册资金,经营范围,所在省份,地区,注册地址",
			" 企业名称 *,统一社会信用代码（必填）,成立日期,市场主体类型,法定代表人,注册资本,经营范围,省份,城市,住所" })
	void chineseEnglishAndShortHeadersMeanTheSame(String header) throws Exception {
		var file = file(folder, "a.csv", header + "\n" + line(1) + "\n");

		var outcome = read(file);

		assertThat(outcome.problems()).isEmpty();
		assertThat(outcome.rows()).singleElement().satisfies(row -> {
			assertThat(row.address()).isEqualTo("固镇县虚构路1号");
			assertThat(row.kind()).isEqualTo("有限责任公司");
			assertThat(row.extra()).isEmpty();
		});
	}

	@Test
	void aByteOrderMarkIsNoPartOfTheHeader() throws Exception {
		var file = file(folder, "a.csv", "\uFEFF" + HEADER + "\n" + line(1));

		var outcome = read(file);

		assertThat(outcome.header()).first().isEqualTo("企业名称");
		assertThat(outcome.rows()).hasSize(1);
	}

	@Test
	void gb18030IsReadWithoutBeingTold() throws Exception {
		var file = file(folder, "a.csv", (HEADER + "\n" + line(1) + "\n" + line(2).replace("虚构", "镕喆") + "\n").getBytes(GB18030));

		var outcome = read(file);

		assertThat(outcome.names()).containsExactly("固镇虚构1号商贸有限公司", "固镇镕喆2号商贸有限公司");
		assertThat(outcome.problems()).isEmpty();
	}

	@Test
	void aRowInGb18030WithinAUtf8FileIsRead() throws Exception {
		var bytes = new ByteArrayOutputStream();
		bytes.write((HEADER + "\n" + line(1) + "\n").getBytes(StandardCharsets.UTF_8));
		bytes.write((line(2) + "\n").getBytes(GB18030));
		bytes.write((line(3) + "\n").getBytes(StandardCharsets.UTF_8));
		var file = file(folder, "a.csv", bytes.toByteArray());

		var outcome = read(file);

		assertThat(outcome.names()).containsExactly("固镇虚构1号商贸有限公司", "固镇虚构2号商贸有限公司", "固镇虚构3号商贸有限公司");
	}

	@Test
	void oneDamagedByteCostsOneRowAndNeverMakesGibberish() throws Exception {
		var bytes = (HEADER + "\n" + line(1) + "\n" + line(2) + "\n" + line(3) + "\n").getBytes(StandardCharsets.UTF_8);
		int inSecond = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(new String("虚构2".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
		bytes[inSecond + 1] = (byte) 0xff;
		var file = file(folder, "a.csv", bytes);

		var outcome = read(file);

		assertThat(outcome.names()).containsExactly("固镇虚构1号商贸有限公司", "固镇虚构3号商贸有限公司");
		assertThat(outcome.onlyProblem()).startsWith("第3行：").contains("无法识别的字节").contains("CSV UTF-8");
	}

	@Test
	void everyLostByteOfARowIsNoticed() throws Exception {
		var row = line(2).getBytes(StandardCharsets.UTF_8);

		for (int i = 0; i < row.length; i++) {
			if (row[i] >= 0) {
				continue;
			}
			var bytes = new ByteArrayOutputStream();
			bytes.write((HEADER + "\n" + line(1) + "\n").getBytes(StandardCharsets.UTF_8));
			bytes.write(row, 0, i);
			bytes.write(row, i + 1, row.length - i - 1);
			var outcome = read(file(folder, "a.csv", bytes.toByteArray()));

			assertThat(outcome.names()).as("without byte %d", i).containsExactly("固镇虚构1号商贸有限公司");
			assertThat(outcome.rejectedLines()).containsExactly(3L);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "\n", "\r\n", "\r" })
	void anyLineEndWillDo(String end) throws Exception {
		var file = file(folder, "a.csv", HEADER + end + line(1) + end + end + "坏行,,,,,,,,," + end + line(2).replace("日用百货销售", "\"日用" + end + "百货\"") + end + line(3));

		var outcome = read(file);

		assertThat(outcome.names()).containsExactly("固镇虚构1号商贸有限公司", "固镇虚构2号商贸有限公司", "固镇虚构3号商贸有限公司");
		assertThat(outcome.rows()).extracting(RegisterRow::line).containsExactly(2L, 5L, 7L);
		assertThat(outcome.rows().get(1).scope()).isEqualTo("日用\n百货");
		assertThat(outcome.rejectedLines()).containsExactly(4L);
	}

	@Test
	void gzipIsKnownByItsBytesNotByItsName() throws Exception {
		var file = file(folder, "register.csv", gzip((HEADER + "\n" + line(1) + "\n").getBytes(StandardCharsets.UTF_8)));

		var outcome = read(file);

		assertThat(outcome.format()).isEqualTo(FileFormat.CSV_GZ);
		assertThat(outcome.rows()).hasSize(1);
	}

	@Test
	void aCutOffGzipKeepsItsGoodRowsAndSaysWhereItEnds() throws Exception {
		var text = new StringBuilder(HEADER).append('\n');
		for (int i = 0; i < 20_000; i++) {
			text.append(line(i)).append('\n');
		}
		var whole = gzip(text.toString().getBytes(StandardCharsets.UTF_8));
		var file = file(folder, "a.csv.gz", Arrays.copyOf(whole, whole.length / 2));

		var outcome = read(file);

		assertThat(outcome.rows()).hasSizeBetween(5_000, 15_000);
		assertThat(outcome.problems()).singleElement().satisfies(problem -> {
			assertThat(problem.line()).isEqualTo(outcome.rows().size() + 2L);
			assertThat(problem.sentence()).contains("不完整或已损坏，前面的行不受影响").contains("重新下载");
		});
	}

	@Test
	void aGzipCutOffBeforeAnyTextIsRefused() throws Exception {
		var whole = gzip((HEADER + "\n" + line(1)).getBytes(StandardCharsets.UTF_8));

		for (int length = 2; length < 16; length++) {
			var file = file(folder, "a.csv.gz", Arrays.copyOf(whole, length));
			assertThatThrownBy(() -> read(file)).isInstanceOf(UnreadableFile.class).hasMessageContaining("不完整或已损坏");
		}
	}

	@Test
	void aGzipBombStopsAtTheLimitAndKeepsWhatCameBefore() throws Exception {
		var out = new ByteArrayOutputStream();
		try (var gzip = new GZIPOutputStream(out)) {
			gzip.write((HEADER + "\n" + line(1) + "\n").getBytes(StandardCharsets.UTF_8));
			var nothing = new byte[1 << 20];
			Arrays.fill(nothing, (byte) ' ');
			nothing[0] = '\n';
			for (int i = 0; i < 100; i++) {
				gzip.write(nothing);
			}
		}
		var file = file(folder, "a.csv.gz", out.toByteArray());

		var outcome = read(file);

		assertThat(outcome.names()).containsExactly("固镇虚构1号商贸有限公司");
		assertThat(outcome.problems()).last().extracting(RowProblem::sentence).asString().contains("压缩比异常").contains("直接上传 csv");
	}

	@Test
	void anEmptyFileIsRefused() {
		var file = file(folder, "a.csv", "");

		assertThatThrownBy(() -> read(file)).isInstanceOf(UnreadableFile.class).hasMessageContaining("“a.csv”是空的");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\n\n\n", "\uFEFF", " \r\n\t\r\n", ",,,,\n,,,\n" })
	void aFileOfBlanksIsRefused(String text) {
		var file = file(folder, "a.csv", text);

		assertThatThrownBy(() -> read(file)).isInstanceOf(UnreadableFile.class).hasMessageContaining("没有任何内容");
	}

	@Test
	void aHeaderAloneHasNoRowsAndNoProblems() throws Exception {
		var outcome = read(file(folder, "a.csv", HEADER));

		assertThat(outcome.rows()).isEmpty();
		assertThat(outcome.problems()).isEmpty();
	}

	@Test
	void aWrongHeaderNamesTheMissingColumns() throws Exception {
		var file = file(folder, "a.csv", "甲,乙,丙\n1,2,3\n");

		try (var register = RegisterFile.open(file, "a.csv", ReadLimits.standard())) {
			assertThat(register.header()).containsExactly("甲", "乙", "丙");
			assertThat(register.guess().missing()).extracting(RowProblem::message)
					.containsExactly("表头里没有找到“企业名称”列", "表头里既没有“统一社会信用代码”列，也没有“注册日期”列，无法识别是哪一家企业");
			assertThat(register.guess().missing()).allSatisfy(problem -> assertThat(problem.remedy()).contains("重新上传"));
			assertThat(register.next()).isTrue();
			assertThat(register.row().cells()).containsExactly("1", "2", "3");
			assertThat(register.next()).isFalse();
		}
	}

	@Test
	void aTitleAboveTheHeaderIsPassedOverAndToldOf() throws Exception {
		var file = file(folder, "a.csv", "固镇县市场主体名录,,\n导出时间：2026年,,\n企业名称,统一社会信用代码,注册日期\n固镇虚构甲公司," + code(1) + ",\n");

		var outcome = read(file);

		assertThat(outcome.rows()).singleElement().extracting(RegisterRow::line).isEqualTo(4L);
		assertThat(outcome.notices()).singleElement().extracting(RowProblem::sentence).asString().contains("表头在第 3 行，它上面的 2 行没有读取");
	}

	@ParameterizedTest
	@ValueSource(strings = { "企业名称\t统一社会信用代码\t注册日期", "企业名称;统一社会信用代码;注册日期", "企业名称，统一社会信用代码，注册日期", "企业名称|注册日期" })
	void anotherSeparatorIsNamed(String header) {
		var file = file(folder, "a.csv", header + "\n甲\n");

		assertThatThrownBy(() -> read(file)).isInstanceOf(UnreadableFile.class).hasMessageContaining("第1行").hasMessageContaining("英文逗号");
	}

	@Test
	void theSignatureForgetsWritingButNotOrder() throws Exception {
		var one = file(folder, "1.csv", "企业名称,注册资本(万元)\n");
		var same = file(folder, "2.csv", "\uFEFF 企业名称 ,注册资本（万元）\r\n");
		var other = file(folder, "3.csv", "注册资本(万元),企业名称\n");

		assertThat(signature(one)).isEqualTo(signature(same)).isNotEqualTo(signature(other)).matches("[0-9a-f]{32}");
	}

	private static String signature(Path file) throws UnreadableFile {
		try (var register = RegisterFile.open(file, "x", ReadLimits.standard())) {
			return register.headerSignature();
		}
	}

	@Test
	void progressEndsAtTheSizeOfTheFile() throws Exception {
		var text = new StringBuilder(HEADER).append('\n');
		for (int i = 0; i < 30_000; i++) {
			text.append(line(i)).append('\n');
		}
		var file = file(folder, "a.csv", text.toString());

		try (var register = RegisterFile.open(file, "a.csv", ReadLimits.standard())) {
			register.next();
			assertThat(register.bytesRead()).isLessThan(register.bytesTotal());
			while (register.next()) {
				assertThat(register.bytesRead()).isLessThanOrEqualTo(register.bytesTotal());
			}
			assertThat(register.bytesRead()).isEqualTo(register.bytesTotal()).isEqualTo(file.toFile().length());
		}
	}

	@Test
	void whatPeopleUploadByMistakeIsNamedWithTheWayOut() throws Exception {
		var ole = new byte[4096];
		System.arraycopy(new byte[] { (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1 }, 0, ole, 0, 8);
		var locked = ole.clone();
		var stream = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
		System.arraycopy(stream, 0, locked, 1024, stream.length);

		refused(ole, "旧版 Office", "另存为 .xlsx");
		refused(locked, "打开密码", "去掉密码");
		refused("%PDF-1.7 ...".getBytes(StandardCharsets.US_ASCII), "PDF", ".xlsx");
		refused("Rar!\u001a\u0007".getBytes(StandardCharsets.US_ASCII), "压缩包", "解压");
		refused("  <html><table><tr>".getBytes(StandardCharsets.US_ASCII), "网页", "另存为 .xlsx");
		refused("{\"a\":1}".getBytes(StandardCharsets.US_ASCII), "JSON", ".csv");
		refused((HEADER + "\n").getBytes(StandardCharsets.UTF_16), "UTF-16", "另存为");
		refused((HEADER.replaceAll("[^,]", "a") + "\n").getBytes(StandardCharsets.UTF_16LE), "UTF-16", "另存为");
		refused(zipOf("word/document.xml"), "Word", "另存为 .xlsx");
		refused(zipOf("register.csv"), "压缩包", "解压");
		refused(zipOf("xl/workbook.bin"), ".xlsb", "另存为 .xlsx");
		refused(Arrays.copyOf(zipOf("[Content_Types].xml"), 40), "不完整或已损坏", "重新");
		refused(zipOf("[Content_Types].xml"), "损坏", "另存为");
	}

	private void refused(byte[] bytes, String what, String remedy) {
		var file = file(folder, "名录.xlsx", bytes);

		assertThatThrownBy(() -> read(file)).isInstanceOf(UnreadableFile.class).hasMessageContaining("“名录.xlsx”").hasMessageContaining(what)
				.hasMessageContaining(remedy);
	}

	private static byte[] zipOf(String entry) throws IOException {
		var out = new ByteArrayOutputStream();
		try (var zip = new java.util.zip.ZipOutputStream(out)) {
			zip.putNextEntry(new java.util.zip.ZipEntry(entry));
			zip.write("<a/>".getBytes(StandardCharsets.US_ASCII));
		}
		return out.toByteArray();
	}

	@Test
	void aFolderOrAMissingFileIsRefused() {
		assertThatThrownBy(() -> read(folder)).isInstanceOf(UnreadableFile.class);
		assertThatThrownBy(() -> read(folder.resolve("none.csv"))).isInstanceOf(UnreadableFile.class).hasMessageContaining("无法读取");
	}
}
