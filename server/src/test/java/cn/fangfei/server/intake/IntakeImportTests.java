package cn.fangfei.server.intake;

import static cn.fangfei.server.intake.IntakeFixtures.advert;
import static cn.fangfei.server.intake.IntakeFixtures.await;
import static cn.fangfei.server.intake.IntakeFixtures.bringIn;
import static cn.fangfei.server.intake.IntakeFixtures.bytes;
import static cn.fangfei.server.intake.IntakeFixtures.find;
import static cn.fangfei.server.intake.IntakeFixtures.start;
import static cn.fangfei.server.intake.IntakeFixtures.word;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.access.Access;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Texts by file: csv, xlsx and one object a line; what is wrong is named, what is right is kept, who complained never is. */
@HouseTest
class IntakeImportTests {

	@Autowired
	House house;

	@Autowired
	Access access;

	@Autowired
	IntakeImports imports;

	@Autowired
	IntakeImportDesk desk;

	@Autowired
	RejectsWorkbook workbooks;

	@Autowired
	JdbcClient sql;

	@Autowired
	PlatformTransactionManager transactions;

	@Value("${fangfei.data}")
	Path data;

	@Test
	void aFileIsBroughtInAndTheSameFileAgainChangesNothing() {
		var clerk = house.as(Person.CLERK);
		var one = word();
		var csv = bytes("编号,标题,正文,发布者,链接,发布时间,属地,渠道\n1,养老项目" + one + ",\"" + advert() + "\",某账号,https://example.com/a,2026-05-06 10:00,"
				+ House.TOWNSHIP_A + ",甲论坛\n2,," + advert() + ",,,2026/5/7,,\n");

		var first = bringIn(clerk, "广告.csv", "ADVERT", csv);
		var again = bringIn(clerk, "广告.csv", "ADVERT", csv);

		assertThat(counts(first)).containsExactly(2, 2, 0, 0, 0);
		assertThat(counts(again)).containsExactly(2, 0, 0, 2, 0);
		var row = find(clerk, one).get(0);
		assertThat(row.get("sources").get(0).asString()).isEqualTo("甲论坛");
		assertThat(row.get("publishedAt").asString()).isEqualTo("2026-05-06T02:00:00Z");
		assertThat(row.get("regionCode").asString()).isEqualTo(House.TOWNSHIP_A);
	}

	@Test
	void aBadRowIsNamedWithLineFieldAndRemedyAndTheGoodOnesAreKept() {
		var clerk = house.as(Person.CLERK);
		var csv = bytes("标题,正文,链接,发布时间,属地\n好的," + advert() + ",,,\n坏日期," + advert() + ",,二月三十,\n坏网址," + advert()
				+ ",javascript:alert(1),,\n坏属地," + advert() + ",,,月球镇\n,,,,\n空行,,,,谷阳镇\n未来," + advert() + ",,2999-01-01,\n");

		var job = bringIn(clerk, "有错.csv", "POST", csv);

		assertThat(job.get("status").asString()).isEqualTo("DONE");
		assertThat(job.get("added").asInt()).isEqualTo(2);
		var rejects = clerk.get("/api/intake/imports/{id}/rejects", job.get("importId").asString()).expect(200).json().get("rows");
		assertThat(rejects.valueStream().map(r -> r.get("line").asInt() + r.get("field").asString())).containsExactly("3发布时间", "4链接", "5属地",
				"8发布时间");
		assertThat(rejects.valueStream()).allMatch(r -> !r.get("message").asString().isBlank() && !r.get("remedy").asString().isBlank());
	}

	@Test
	void aRowOfAnImpossibleDayTakesNoOtherWithIt() {
		var clerk = house.as(Person.CLERK);
		var one = word();
		var csv = bytes("标题,正文,发布时间\n没有日期" + one + "," + advert() + ",0001-01-01\n零日期," + advert() + ",0000-00-00 00:00:00\n古代," + advert()
				+ ",0001-02-03\n太早," + advert() + ",1989-12-31\n早的," + advert() + ",1990-01-01\n好的," + advert() + ",2026-05-06\n");

		var job = bringIn(clerk, "古代.csv", "POST", csv);

		assertThat(job.get("status").asString()).as(job.toString()).isEqualTo("DONE");
		assertThat(counts(job)).containsExactly(6, 4, 0, 0, 2);
		assertThat(find(clerk, one).get(0).get("publishedAt").isNull()).isTrue();
		assertThat(clerk.get("/api/intake/imports/{id}/rejects", job.get("importId").asString()).json().get("rows").valueStream()
			.map(r -> r.get("line").asInt() + r.get("field").asString())).containsExactly("4发布时间", "5发布时间");
	}

	@Test
	void whoWroteAComplaintIsWhoComplained() throws IOException {
		var clerk = house.as(Person.CLERK);
		var name = "上官金丝雀";
		var firm = "固镇县" + word() + "养老服务有限公司";
		IntakeFixtures.register(house, firm + "," + IntakeFixtures.code() + ",2020-01-31,服装销售,固镇县谷阳镇谷阳路7号");
		var upload = UUID.randomUUID();
		var one = word();
		var csv = bytes("发布者,作者,投诉内容\n" + name + "," + name + ",我交的钱到期不退，要求退款" + one + "\n" + firm + ",,我公司投了钱，到期不退" + one + "\n");

		var seen = clerk.put("/api/intake/files/{id}?fileName={name}&channel=COMPLAINT", csv, upload, "留言板.csv").expect(200).json();
		await(clerk, start(clerk, upload).expect(201).json());
		var typed = IntakeFixtures.entry("COMPLAINT", House.TOWNSHIP_A, "留言板", "本人在该处投了钱，一直提不出来" + one);
		typed.put("publisher", firm);
		var entered = clerk.post("/api/intake/entries", typed).expect(201).json();

		assertThat(seen.get("dropped").valueStream().map(JsonNode::asString)).containsExactly("发布者", "作者");
		assertThat(find(clerk, one)).hasSize(3).allMatch(r -> r.get("publisher").isNull() && r.get("subjects").isEmpty());
		assertThat(entered.toString()).doesNotContain(firm);
		assertThat(inScope(() -> sql.sql("select count(*) from intake_raw where payload like :s").param("s", "%" + firm + "%").query(Integer.class).single()))
			.isZero();
		try (var files = Files.walk(data)) {
			assertThat(files.filter(Files::isRegularFile).filter(f -> holds(f, name))).isEmpty();
		}
	}

	@Test
	void rowsThatCannotBeReadAreAllCountedHoweverManyTheyAre() {
		var clerk = house.as(Person.CLERK);

		var job = bringIn(clerk, "坏投诉.jsonl", "COMPLAINT", bytes("{\"投诉内容\":\"交了钱不退" + word() + "\"}\n" + "不是对象\n".repeat(1_500)));

		assertThat(counts(job)).containsExactly(1_501, 1, 0, 0, 1_500);
		assertThat(clerk.get("/api/intake/imports/{id}/rejects?size=200", job.get("importId").asString()).expect(200).json().get("total").asInt())
			.as("those that are named").isEqualTo(1_000);
	}

	@Test
	void jsonLinesGzipAndWorkbooksAreReadByTheirContent() throws IOException {
		var clerk = house.as(Person.CLERK);
		var lines = "{\"title\":\"英文字段\",\"body\":\"" + advert() + "\",\"source\":\"乙平台\"}\n不是对象\n{\"正文\":\"" + advert() + "\"}\n";

		var plain = bringIn(clerk, "文本.jsonl", "POST", bytes(lines));
		var zipped = bringIn(clerk, "文本.csv.gz", "POST", gzip(bytes("正文\n" + advert() + "\n")));
		var lineZip = bringIn(clerk, "文本.jsonl.gz", "POST", gzip(bytes("{\"正文\":\"" + advert() + "\"}\n")));
		var sheet = bringIn(clerk, "文本.xlsx", "POST", workbook(List.of("标题", "正文"), List.of("表格里的", advert())));

		assertThat(counts(plain)).containsExactly(3, 2, 0, 0, 1);
		assertThat(counts(zipped)).containsExactly(1, 1, 0, 0, 0);
		assertThat(counts(lineZip)).containsExactly(1, 1, 0, 0, 0);
		assertThat(counts(sheet)).containsExactly(1, 1, 0, 0, 0);
	}

	@Test
	void whoComplainedIsLeftOutBeforeAnythingIsKept() throws IOException {
		var clerk = house.as(Person.CLERK);
		var name = "欧阳金丝雀";
		var upload = UUID.randomUUID();
		var csv = bytes("工单编号,投诉人,联系电话,身份证号,被投诉人,投诉内容,备注\n1," + name + ",13900001111,110105194912310021,某某养老服务有限公司,"
				+ "我交了5万元到期不退，我的电话13900001111，要求退款" + word() + "," + name + "很着急\n");

		var seen = clerk.put("/api/intake/files/{id}?fileName=投诉.csv&channel=COMPLAINT".replace("投诉.csv", "{name}"), csv, upload, "投诉.csv")
			.expect(200)
			.json();
		var job = await(clerk, start(clerk, upload).expect(201).json());

		assertThat(seen.get("dropped").valueStream().map(JsonNode::asString)).containsExactly("投诉人", "联系电话", "身份证号", "备注");
		assertThat(seen.get("kept").asString()).contains("投诉人", "原文件已删除");
		assertThat(seen.get("rewritten").asBoolean()).isTrue();
		assertThat(job.get("added").asInt()).isEqualTo(1);
		for (var secret : List.of(name, "13900001111", "110105194912310021")) {
			assertThat(sql.sql("select count(*) from intake_item where body like :s or title like :s").param("s", "%" + secret + "%")
				.query(Integer.class)
				.single()).isZero();
			try (var files = Files.walk(data)) {
				assertThat(files.filter(Files::isRegularFile).filter(f -> holds(f, secret))).as(secret).isEmpty();
			}
		}
		assertThat(clerk.get("/api/intake/items?channel=COMPLAINT&size=200").text()).doesNotContain(name, "13900001111");
	}

	@Test
	void aReportersColumnOfAnAdvertIsLeftOutAndAllElseIsKept() {
		var clerk = house.as(Person.CLERK);

		var seen = clerk.put("/api/intake/files/{id}?fileName={name}&channel=ADVERT", bytes("正文,举报人,被举报人,电话\n" + advert() + ",王某,某公司,0552-6012345\n"),
				UUID.randomUUID(), "广告.csv").expect(200).json();

		assertThat(seen.get("dropped").valueStream().map(JsonNode::asString)).containsExactly("举报人");
		assertThat(seen.get("recognised").valueStream().map(JsonNode::asString)).contains("正文", "涉及主体（被举报人）");
	}

	@Test
	void aFileThatTellsNothingOfReportersIsKeptAsItIs() {
		var clerk = house.as(Person.CLERK);
		var content = bytes("正文\n" + advert() + "\n");

		var seen = clerk.put("/api/intake/files/{id}?fileName={name}&channel=ADVERT", content, UUID.randomUUID(), "原样.csv").expect(200).json();

		assertThat(seen.get("rewritten").asBoolean()).isFalse();
		assertThat(seen.get("sha256").asString()).isEqualTo(TextReceiver.sha256(new String(content, java.nio.charset.StandardCharsets.UTF_8)));
		assertThat(seen.get("preview").get(0).get("excerpt").asString()).isNotBlank();
	}

	@Test
	void rejectedRowsAreAWorkbookThatIsMendedAndSentAgain() throws Exception {
		var clerk = house.as(Person.CLERK);
		var csv = bytes("编号,标题,正文,链接,发布时间,举报人,备注\n1,好的," + advert() + ",,,司马金丝雀,无\n2,坏日期,\"" + advert() + "\",,二月三十,司马金丝雀,要改日期\n3,坏网址,"
				+ advert() + ",javascript:alert(1),,司马金丝雀,=1+1\n4,,,,,,空的\n");
		var job = bringIn(clerk, "有错.csv", "ADVERT", csv);
		assertThat(counts(job)).containsExactly(4, 1, 0, 0, 3);

		var answer = clerk.get("/api/intake/imports/{id}/rejects.xlsx", job.get("importId").asString()).expect(200);
		var sheet = rows(answer.bytes());

		assertThat(java.net.URLDecoder.decode(answer.header("Content-Disposition"), java.nio.charset.StandardCharsets.UTF_8)).contains("有错-需修改的行.xlsx");
		assertThat(sheet.get(0)).containsExactly("编号", "标题", "正文", "链接", "发布时间", "备注", "原始行号", "问题", "处理办法");
		assertThat(sheet.stream().skip(1).map(r -> r.get(0) + "@" + r.get(6))).containsExactly("2@3", "3@4", "4@5");
		assertThat(sheet.get(1).get(7)).contains("发布时间：", "二月三十");
		assertThat(sheet.get(1).get(8)).contains("2026-05-06");
		assertThat(sheet.get(2).get(5)).as("no formula").isEqualTo("=1+1");
		assertThat(unzipped(answer.bytes())).doesNotContain("司马金丝雀", "举报人");

		var mended = new java.util.ArrayList<List<String>>();
		sheet.forEach(r -> mended.add(r.stream().map(c -> c.equals("二月三十") ? "2026-02-28" : c).toList()));
		var again = bringIn(clerk, "有错-需修改的行.xlsx", "ADVERT", workbook(mended.toArray(List[]::new)));
		var third = bringIn(clerk, "有错-需修改的行.xlsx", "ADVERT", workbook(mended.toArray(List[]::new)));

		assertThat(counts(again)).as("the mended row alone").containsExactly(3, 1, 0, 0, 2);
		assertThat(again.get("dropped")).isEmpty();
		assertThat(counts(third)).containsExactly(3, 0, 0, 1, 2);
		var rejects = clerk.get("/api/intake/imports/{id}/rejects", again.get("importId").asString()).expect(200).json().get("rows");
		assertThat(rejects.valueStream().map(r -> r.get("line").asInt())).as("lines of the workbook").containsExactly(3, 4);
		assertThat(sql.sql("select count(*) from intake_raw where payload like '%处理办法%' or payload like '%原始行号%'").query(Integer.class).single())
			.isZero();
	}

	@Test
	void theWorkbookOfComplaintsHoldsNothingOfWhoComplained() throws Exception {
		var clerk = house.as(Person.CLERK);
		var csv = bytes("工单编号,投诉人,联系电话,投诉内容,被投诉人,受理时间\n1,欧阳金丝雀,13900003333,投诉人：欧阳金丝雀，我交的钱不退，电话13900003333，要求退款" + word()
				+ ",某某养老服务有限公司,二月三十\n2,欧阳金丝雀,13900003333," + "多一列,甲,2026-05-06,欧阳金丝雀\n");
		var job = bringIn(clerk, "投诉.csv", "COMPLAINT", csv);
		assertThat(counts(job)).containsExactly(2, 0, 0, 0, 2);

		var sheet = clerk.get("/api/intake/imports/{id}/rejects.xlsx", job.get("importId").asString()).expect(200).bytes();

		assertThat(unzipped(sheet)).doesNotContain("欧阳金丝雀", "13900003333", "投诉人：欧阳");
		assertThat(rows(sheet).get(1)).contains("某某养老服务有限公司", "二月三十");
		assertThat(rows(sheet).get(0)).containsExactly("工单编号", "投诉内容", "被投诉人", "受理时间", "原始行号", "问题", "处理办法");
		assertThat(rows(sheet).get(2).subList(0, 4)).as("what could not be kept has its line alone").containsOnly("");
		assertThat(rows(sheet).get(2).get(4)).isEqualTo("3");
	}

	@Test
	void objectsThatWereRejectedAreRowsOfTheColumnsOfAll() throws Exception {
		var clerk = house.as(Person.CLERK);
		var job = bringIn(clerk, "文本.jsonl", "POST", bytes("{\"标题\":\"好\",\"正文\":\"" + advert() + "\"}\n不是对象\n{\"正文\":\"" + advert()
				+ "\",\"发布时间\":\"昨天\"}\n"));
		var good = bringIn(clerk, "全好.csv", "POST", bytes("正文\n" + advert() + "\n"));

		var sheet = rows(clerk.get("/api/intake/imports/{id}/rejects.xlsx", job.get("importId").asString()).expect(200).bytes());

		assertThat(sheet.get(0)).containsExactly("标题", "正文", "发布时间", "原始行号", "问题", "处理办法");
		assertThat(sheet.get(1)).startsWith("", "", "", "2");
		assertThat(sheet.get(2)).startsWith("").contains("昨天", "3");
		clerk.get("/api/intake/imports/{id}/rejects.xlsx", good.get("importId").asString()).expect(404);
	}

	@Test
	void whatIsNoFileOfTextsIsRefusedWithWhatToDo() {
		var clerk = house.as(Person.CLERK);

		for (var content : List.of(new byte[0], new byte[] {'%', 'P', 'D', 'F', '-', '1'}, bytes("<html></html>"), new byte[] {0, 1, 2, 0, 0})) {
			var refused = clerk.put("/api/intake/files/{id}?fileName={name}&channel=NEWS", content, UUID.randomUUID(), "坏的.csv").expect(422);
			assertThat(refused.json().get("detail").asString()).contains("请");
		}
		var upload = UUID.randomUUID();
		var seen = clerk.put("/api/intake/files/{id}?fileName={name}&channel=NEWS", bytes("甲,乙\n1,2\n"), upload, "无正文.csv").expect(200).json();
		assertThat(seen.get("problem").asString()).contains("正文");
		start(clerk, upload).expect(422);
	}

	@Test
	void ofAWorkbookTheSheetOfTextsIsReadAndTheOthersAreNamed() throws IOException {
		var clerk = house.as(Person.CLERK);
		var one = word();
		var out = new ByteArrayOutputStream();
		try (var workbook = new Workbook(out, "Test", null)) {
			fill(workbook, "广告", List.of("标题", "正文"), List.of("广告" + one, advert()));
			fill(workbook, "企业", List.of("企业名称", "统一社会信用代码"), List.of("固镇县虚构商贸有限公司", "91340323MA2000001W"));
			fill(workbook, "帖文", List.of("标题", "正文"), List.of("帖文", advert()));
		}
		var upload = UUID.randomUUID();

		var seen = clerk.put("/api/intake/files/{id}?fileName={name}&channel=ADVERT", out.toByteArray(), upload, "几张表.xlsx").expect(200).json();
		var job = await(clerk, start(clerk, upload).expect(201).json());

		assertThat(seen.get("problem").isNull()).isTrue();
		assertThat(seen.get("notices").valueStream().map(JsonNode::asString)).singleElement().asString()
			.contains("只读取“广告”，没有读取“企业”“帖文”", "分别另存");
		assertThat(counts(job)).containsExactly(1, 1, 0, 0, 0);
		assertThat(find(clerk, one)).hasSize(1);
	}

	@Test
	void aFileOfObjectsWhoseFirstLineIsNoneIsBroughtInAsThePreviewSaid() {
		var clerk = house.as(Person.CLERK);
		for (var bad : List.of("{\"备注\":\"导出说明\"}", "{坏的", "以下为导出内容")) {
			var upload = UUID.randomUUID();

			var seen = clerk.put("/api/intake/files/{id}?fileName={name}&channel=POST", bytes(bad + "\n{\"正文\":\"" + advert() + "\"}\n"), upload,
					"帖文.jsonl").expect(200).json();
			var job = await(clerk, start(clerk, upload).expect(201).json());

			assertThat(seen.get("problem").isNull()).as(bad).isTrue();
			assertThat(counts(job)).as(bad).containsExactly(2, 1, 0, 0, 1);
		}
		var upload = UUID.randomUUID();
		var seen = clerk.put("/api/intake/files/{id}?fileName={name}&channel=POST", bytes("{\"甲\":1}\n{\"乙\":2}\n"), upload, "无正文.ndjson").expect(200)
			.json();
		assertThat(seen.get("problem").asString()).contains("正文");
		start(clerk, upload).expect(422);
	}

	@Test
	void aTownshipOfAnotherCountyIsNotOursThoughItBearsTheSameName() {
		var clerk = house.as(Person.CLERK);
		var ours = List.of("谷阳镇", "固镇县谷阳镇", "固镇谷阳镇", "安徽省蚌埠市固镇县谷阳镇", "安徽省固镇县 谷阳镇", "蚌埠市固镇县", "固镇县");
		var others = List.of("怀远县谷阳镇", "大谷阳镇", "江苏省固镇县谷阳镇", "蚌埠市谷阳镇", "怀远县固镇县");
		var csv = new StringBuilder("正文,属地\n");
		ours.forEach(place -> csv.append(advert()).append(',').append(place).append('\n'));
		others.forEach(place -> csv.append(advert()).append(',').append(place).append('\n'));

		var job = bringIn(clerk, "属地.csv", "POST", bytes(csv.toString()));

		var rejects = clerk.get("/api/intake/imports/{id}/rejects", job.get("importId").asString()).expect(200).json().get("rows");
		assertThat(rejects.valueStream().map(r -> r.get("message").asString().replaceAll("“(.*)”.*", "$1"))).containsExactlyElementsOf(others);
		assertThat(counts(job)).containsExactly(12, 7, 0, 0, 5);
	}

	@Test
	void noTransactionStaysOpenWhileAWorkbookOfRejectedRowsIsTakenAway() {
		var clerk = house.as(Person.CLERK);
		var job = bringIn(clerk, "有错.csv", "POST", bytes("正文,发布时间\n" + (advert() + ",二月三十\n").repeat(3)));
		var id = UUID.fromString(job.get("importId").asString());
		var seen = new java.util.ArrayList<Boolean>();
		var out = new java.io.OutputStream() {

			@Override
			public void write(int b) {
				seen.add(TransactionSynchronizationManager.isActualTransactionActive());
			}
		};

		house.runAs(access, Person.CLERK, () -> {
			try {
				workbooks.write(desk.rejectedRows(id), out);
				return id;
			}
			catch (IOException e) {
				throw new java.io.UncheckedIOException(e);
			}
		});

		assertThat(seen).isNotEmpty().containsOnly(false);
	}

	@Test
	void aRowThatTheWorkbookCouldNotHoldIsNotTakenInShortened() throws IOException {
		var clerk = house.as(Person.CLERK);
		var job = bringIn(clerk, "长文.csv", "POST", bytes("正文,发布时间\n" + advert() + "某".repeat(33_000) + ",二月三十\n"));

		var sheet = rows(clerk.get("/api/intake/imports/{id}/rejects.xlsx", job.get("importId").asString()).expect(200).bytes());
		var mended = new java.util.ArrayList<List<String>>();
		sheet.forEach(r -> mended.add(r.stream().map(c -> c.equals("二月三十") ? "2026-02-28" : c).toList()));
		var again = bringIn(clerk, "长文-需修改的行.xlsx", "POST", workbook(mended.toArray(List[]::new)));

		assertThat(sheet.get(1).get(3)).contains("“正文”太长");
		assertThat(sheet.get(1).get(4)).contains("原来的文件");
		assertThat(counts(again)).containsExactly(1, 0, 0, 0, 1);
		assertThat(clerk.get("/api/intake/imports/{id}/rejects", again.get("importId").asString()).expect(200).text()).contains("“正文”只有开头");
	}

	private static void fill(Workbook workbook, String name, List<String> header, List<String> cells) {
		var sheet = workbook.newWorksheet(name);
		for (var c = 0; c < header.size(); c++) {
			sheet.inlineString(0, c, header.get(c));
			sheet.inlineString(1, c, cells.get(c));
		}
	}

	@Test
	void aFileIsItsSendersOwn() {
		var upload = UUID.randomUUID();
		house.as(Person.CLERK).put("/api/intake/files/{id}?fileName={name}&channel=NEWS", bytes("正文\n一\n"), upload, "甲.csv").expect(200);

		start(house.as(Person.LEAD), upload).expect(404);
		house.as(Person.CLERK)
			.post("/api/intake/imports", Map.of("uploadId", upload, "regionCode", House.OTHER_COUNTY, "sourceName", "测试"))
			.expect(422);
	}

	@Test
	void anImportIsStoppedOnceAndListed() {
		var clerk = house.as(Person.CLERK);
		var text = new StringBuilder("正文\n");
		for (var i = 0; i < 3_000; i++) {
			text.append("第").append(i).append("条").append(word()).append("普通商品促销，进店有礼，欢迎选购。\n");
		}
		var upload = UUID.randomUUID();
		clerk.put("/api/intake/files/{id}?fileName={name}&channel=POST", bytes(text.toString()), upload, "长文件.csv").expect(200);
		var job = start(clerk, upload).expect(201).json();

		var answer = clerk.put("/api/intake/imports/{id}/cancellation", Map.of("version", 0), job.get("importId").asString());

		assertThat(answer.status()).isIn(200, 409);
		await(clerk, job);
		clerk.put("/api/intake/imports/{id}/cancellation", Map.of("version", 0), job.get("importId").asString()).expect(409);
		assertThat(clerk.get("/api/intake/imports?size=200").expect(200).text()).contains(job.get("importId").asString());
		assertThat(house.as(Person.NEIGHBOUR).get("/api/intake/imports?size=200").expect(200).json().get("total").asInt()).isZero();
	}

	@Test
	void anImportThatWasCutOffGoesOnWhereItsLastStepEnded() {
		var clerk = house.as(Person.CLERK);
		var job = bringIn(clerk, "续传.csv", "POST", bytes("正文\n" + advert() + "\n" + advert() + "\n"));
		var id = UUID.fromString(job.get("importId").asString());

		imports.stop(id, IntakeImportStatus.INTERRUPTED, null, Instant.now());

		assertThat(clerk.get("/api/intake/imports/{id}", id).expect(200).json().get("status").asString()).as("what is over stays").isEqualTo("DONE");
		assertThat(inScope(() -> imports.begin(id))).isFalse();
		assertThat(inScope(() -> imports.hold(id))).isFalse();
	}

	private <T> T inScope(java.util.function.Supplier<T> act) {
		return house.runAs(access, Person.CLERK, () -> new TransactionTemplate(transactions).execute(s -> act.get()));
	}

	private static List<Integer> counts(JsonNode job) {
		return List.of(job.get("read").asInt(), job.get("added").asInt(), job.get("sighted").asInt(), job.get("unchanged").asInt(),
				job.get("rejected").asInt());
	}

	private static boolean holds(Path file, String secret) {
		try {
			return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.UTF_8).contains(secret);
		}
		catch (IOException e) {
			return false;
		}
	}

	private static byte[] gzip(byte[] content) throws IOException {
		var out = new ByteArrayOutputStream();
		try (var gzip = new GZIPOutputStream(out)) {
			gzip.write(content);
		}
		return out.toByteArray();
	}

	/** The rows of a workbook's first sheet, the header first, each as long as that. */
	private static List<List<String>> rows(byte[] workbook) throws IOException {
		try (var read = new ReadableWorkbook(new ByteArrayInputStream(workbook)); var sheet = read.getFirstSheet().openStream()) {
			var rows = sheet.toList();
			var width = rows.get(0).getCellCount();
			return rows.stream()
				.map(r -> IntStream.range(0, width).mapToObj(i -> r.getCellText(i)).toList())
				.toList();
		}
	}

	/** All that a workbook holds, as text. */
	private static String unzipped(byte[] workbook) throws IOException {
		var text = new StringBuilder();
		var file = Files.write(Files.createTempFile(Path.of("target"), "rejects", ".xlsx"), workbook);
		try (var zip = new ZipFile(file.toFile())) {
			for (var entry : Collections.list(zip.entries())) {
				text.append(new String(zip.getInputStream(entry).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
			}
		}
		return text.toString();
	}

	@SafeVarargs
	private static byte[] workbook(List<String>... rows) throws IOException {
		var out = new ByteArrayOutputStream();
		try (var workbook = new Workbook(out, "Test", null)) {
			var sheet = workbook.newWorksheet("资讯");
			for (var r = 0; r < rows.length; r++) {
				for (var c = 0; c < rows[r].size(); c++) {
					sheet.inlineString(r, c, rows[r].get(c));
				}
			}
		}
		return out.toByteArray();
	}
}
