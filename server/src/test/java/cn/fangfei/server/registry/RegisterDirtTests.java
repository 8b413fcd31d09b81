package cn.fangfei.server.registry;

import static cn.fangfei.server.registry.RegisterFixtures.await;
import static cn.fangfei.server.registry.RegisterFixtures.code;
import static cn.fangfei.server.registry.RegisterFixtures.csv;
import static cn.fangfei.server.registry.RegisterFixtures.fates;
import static cn.fangfei.server.registry.RegisterFixtures.firm;
import static cn.fangfei.server.registry.RegisterFixtures.gzip;
import static cn.fangfei.server.registry.RegisterFixtures.line;
import static cn.fangfei.server.registry.RegisterFixtures.mended;
import static cn.fangfei.server.registry.RegisterFixtures.request;
import static cn.fangfei.server.registry.RegisterFixtures.sheetOf;
import static cn.fangfei.server.registry.RegisterFixtures.start;
import static cn.fangfei.server.registry.RegisterFixtures.upload;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.Browser;
import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Files as they really arrive, from the upload to the error workbook: what is wrong is said with line and remedy, good rows are kept. */
@HouseTest
class RegisterDirtTests {

	@Autowired
	House house;

	private Browser clerk;

	@BeforeEach
	void aClerk() {
		clerk = house.as(Person.CLERK);
	}

	@Test
	void aWrongHeaderNamesTheMissingColumnsAndTheWayOut() {
		var upload = upload(clerk, "苹果,香蕉\n1,2\n");

		var preview = clerk.get("/api/register-uploads/{id}/preview", upload).expect(200).json();
		var refused = clerk.post("/api/register-imports", request(upload, preview.get("mapping"))).expect(422).json();

		assertThat(preview.get("problem").asString()).contains("没有找到“企业名称”列").contains("重新上传");
		assertThat(preview.get("rows").get(0).get("line").asLong()).isEqualTo(2);
		assertThat(refused.get("detail").asString()).contains("没有找到“企业名称”列").contains("重新上传");
	}

	@Test
	void aMappingToAColumnThatIsNotThereIsRefused() {
		var upload = upload(clerk, csv(good(100)));

		var beyond = clerk.post("/api/register-imports", Map.of("uploadId", upload, "mapping", Map.of("NAME", 0, "CREDIT_CODE", 99)));
		var negative = clerk.post("/api/register-imports", Map.of("uploadId", upload, "mapping", Map.of("NAME", -1, "CREDIT_CODE", 1)));
		var twice = clerk.post("/api/register-imports", Map.of("uploadId", upload, "mapping", Map.of("NAME", 1, "CREDIT_CODE", 1)));

		assertThat(beyond.expect(422).json().get("detail").asString()).contains("不存在的列").contains("刷新预览");
		negative.expect(400);
		assertThat(twice.expect(422).json().get("detail").asString()).contains("同时对应");
	}

	@Test
	void gb18030IsReadWithoutBeingTold() {
		var job = done("登记.csv", csv(good(101)).getBytes(Charset.forName("GB18030")));

		assertThat(fates(job)).containsExactly(1L, 0L, 0L, 0L, 0L);
		assertThat(firm(clerk, name(101)).get("scope").asString()).isEqualTo("服装销售");
	}

	@Test
	void aLineOfTwentyMegabytesIsSkippedAndTheRestKept() {
		var monster = line("固镇巨行有限公司", code("340323", 103), "长".repeat(7_000_000), "固镇县谷阳镇");

		var job = done("登记.csv", bytes(csv(good(102), monster, good(104))));

		assertThat(fates(job)).containsExactly(2L, 0L, 0L, 1L, 0L);
		assertThat(errors(job)).contains(">3<", "超过 1000000 个字", "改好后重新上传");
	}

	@Test
	void aMissingQuoteCostsOneRow() {
		var broken = good(106).replace("销售\"", "销售");

		var upload = upload(clerk, "登记.csv", bytes(csv(good(105), broken, good(107))));
		var issue = clerk.get("/api/register-uploads/{id}/preview", upload).json().get("rows").get(1);
		var job = await(clerk, start(clerk, upload));

		assertThat(issue.get("line").asLong()).isEqualTo(3);
		assertThat(issue.get("issues").get(0).get("message").asString()).contains("双引号没有配对");
		assertThat(fates(job)).containsExactly(2L, 0L, 0L, 1L, 0L);
		assertThat(errors(job)).contains(">3<", "双引号没有配对", "补上缺少的双引号");
	}

	@Test
	void aFormulaIsNotBelievedAndItsRowIsReported() {
		var job = done("登记.xlsx", workbook(true));

		assertThat(fates(job)).containsExactly(1L, 0L, 0L, 1L, 0L);
		assertThat(errors(job)).contains(">2<", "是公式", "粘贴为数值");
		assertThat(firm(clerk, name(109)).get("regionName").asString()).endsWith("谷阳镇");
	}

	@Test
	void anEmptyFileIsToldSoAndNotImported() {
		refused("登记.csv", new byte[0], "是空的", "重新上传");
		refused("登记.csv", bytes(" \n \n"), "没有任何内容", "重新上传");
	}

	@Test
	void aHeaderAloneIsAnImportOfNothing() {
		var upload = upload(clerk, RegisterFixtures.HEADER + "\n");

		var preview = clerk.get("/api/register-uploads/{id}/preview", upload).expect(200).json();
		var job = await(clerk, start(clerk, upload));

		assertThat(preview.get("problem").asString()).contains("只有表头").contains("重新上传");
		assertThat(job.get("status").asString()).isEqualTo("DONE");
		assertThat(job.get("read").asLong()).isZero();
		assertThat(clerk.get("/api/register-imports/{id}/errors.xlsx", job.get("importId").asString()).expect(404).json()
			.get("detail").asString()).contains("没有未导入的行");
	}

	@Test
	void aZippedBombIsRefused() {
		var blanks = "<row><c t=\"inlineStr\"><is><t>" + " ".repeat(30_000) + "</t></is></c></row>";

		var bomb = mended(workbook(false), "</sheetData>", blanks.repeat(2_000) + "</sheetData>");

		assertThat(bomb).hasSizeLessThan(300_000);
		refused("登记.xlsx", bomb, "压缩比异常", "重新导出");
	}

	@Test
	void aGzipBombStopsAndKeepsWhatCameBefore() {
		var start = bytes(csv(good(110)));
		var bomb = Arrays.copyOf(start, 64 << 20);
		Arrays.fill(bomb, start.length, bomb.length, (byte) ' ');

		var job = done("登记.csv.gz", gzip(bomb));

		assertThat(fates(job)).startsWith(1L).element(3).isNotEqualTo(0L);
		assertThat(errors(job)).contains("压缩比异常");
	}

	@Test
	void aCutOffGzipKeepsItsGoodRowsAndSaysWhereItEnds() {
		var lines = new String[400];
		var random = new Random(1);
		Arrays.setAll(lines, i -> line("固镇断续" + i + "号有限公司", code("340323", 2_000 + i), "百货" + random.nextLong(), "固镇县谷阳镇" + i + "号"));
		var whole = gzip(bytes(csv(lines)));

		var job = done("登记.csv.gz", Arrays.copyOf(whole, whole.length / 2));

		assertThat(job.get("added").asLong()).isBetween(50L, 350L);
		assertThat(fates(job)).element(3).isNotEqualTo(0L);
		assertThat(errors(job)).contains("不完整或已损坏，前面的行不受影响", "重新下载");
	}

	@Test
	void whatIsNoRegisterIsNamed() {
		var old = new byte[4096];
		old[0] = (byte) 0xd0;
		old[1] = (byte) 0xcf;
		old[2] = 0x11;
		old[3] = (byte) 0xe0;
		var noise = new byte[50_000];
		new Random(7).nextBytes(noise);

		refused("登记.xls", old, "旧版 Office", "另存为 .xlsx");
		refused("登记.csv.gz", Arrays.copyOf(gzip(bytes(csv(good(111)))), 12), "不完整或已损坏", "重新");
		refused("登记.xlsx", Arrays.copyOf(workbook(false), 900), "登记.xlsx", "重新");
		var preview = clerk.get("/api/register-uploads/{id}/preview", upload(clerk, "登记.csv", noise)).expect(200).json();
		assertThat(preview.get("problem").asString()).contains("。");
	}

	@Test
	void anUploadThatWasNotReceivedWholeOrUnderATakenIdIsRefused() {
		var id = upload(clerk, csv(good(112)));

		clerk.put("/api/uploads/{id}?fileName=a.csv", bytes(csv(good(112))), id).expect(200);
		var taken = clerk.put("/api/uploads/{id}?fileName=a.csv", bytes(csv(good(113))), id).expect(409).json();

		assertThat(taken.get("detail").asString()).contains("另一个文件").contains("重新上传");
	}

	private JsonNode done(String fileName, byte[] content) {
		var upload = upload(clerk, fileName, content);
		assertThat(clerk.get("/api/register-uploads/{id}/preview", upload).expect(200).json().get("problem").isNull()).isTrue();
		var job = await(clerk, start(clerk, upload));
		assertThat(job.get("status").asString()).as(job.toString()).isEqualTo("DONE");
		return job;
	}

	private void refused(String fileName, byte[] content, String what, String remedy) {
		var upload = upload(clerk, fileName, content);
		var preview = clerk.get("/api/register-uploads/{id}/preview", upload).expect(200).json();
		var start = clerk.post("/api/register-imports", Map.of("uploadId", upload, "mapping", Map.of("NAME", 0, "CREDIT_CODE", 1)))
			.expect(422)
			.json();

		assertThat(preview.get("problem").asString()).contains(what).contains(remedy).endsWith("。");
		assertThat(preview.get("rows")).isEmpty();
		assertThat(start.get("detail").asString()).contains(what).contains(remedy);
	}

	private String errors(JsonNode job) {
		return sheetOf(clerk.get("/api/register-imports/{id}/errors.xlsx", job.get("importId").asString()).expect(200).bytes());
	}

	private static byte[] workbook(boolean withFormula) {
		var out = new ByteArrayOutputStream();
		try (var workbook = new Workbook(out, "test", null)) {
			var sheet = workbook.newWorksheet("登记");
			var header = new String[] {"企业名称", "统一社会信用代码", "注册地址"};
			for (var i = 0; i < header.length; i++) {
				sheet.value(0, i, header[i]);
			}
			if (withFormula) {
				sheet.formula(1, 0, "CONCATENATE(\"固镇\",\"公式有限公司\")");
			}
			else {
				sheet.value(1, 0, "固镇公式有限公司");
			}
			sheet.value(1, 1, code("340323", 108));
			sheet.value(2, 0, name(109));
			sheet.value(2, 1, code("340323", 109));
			sheet.value(2, 2, "固镇县谷阳镇109号");
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return out.toByteArray();
	}

	private static String good(int number) {
		return line(name(number), code("340323", number), "服装销售", "固镇县谷阳镇" + number + "号");
	}

	private static String name(int number) {
		return "固镇辛" + number + "服装有限公司";
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}
}
