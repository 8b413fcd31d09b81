package cn.fangfei.server.registry;

import static cn.fangfei.server.registry.RegisterFixtures.bringIn;
import static cn.fangfei.server.registry.RegisterFixtures.code;
import static cn.fangfei.server.registry.RegisterFixtures.csv;
import static cn.fangfei.server.registry.RegisterFixtures.line;
import static cn.fangfei.server.registry.RegisterFixtures.texts;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.Browser;
import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The key-supervision list 重点监管名单 (Q12, G6): who is on it, since when, why, and how it is left. */
@HouseTest
class SupervisionTests {

	private static final String TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();

	@Autowired
	House house;

	@Autowired
	JdbcClient sql;

	private Browser clerk;

	@BeforeEach
	void threeFirms() {
		clerk = house.as(Person.CLERK);
		bringIn(clerk, csv(firm("固镇重点甲理财有限公司", 1100, "谷阳镇"), firm("固镇重点乙（固镇）商贸有限公司", 1101, "王庄镇"),
				firm("固镇重点丙商贸有限公司", 1102, "")));
		for (var stay : stays("固镇重点", false)) {
			end(stay.get("supervisionId").asString(), stay.get("version").asInt()).expect(200);
		}
	}

	@Test
	void aFirmComesOnTheListLeavesItAndComesBackWithItsHistory() {
		var id = id("固镇重点甲理财有限公司");
		var before = clerk.get("/api/firms/{id}/supervisions", id).expect(200).json().size();

		var first = put(List.of(id), "WORDING", "名称含“理财”").expect(201).json();
		var again = put(List.of(id), "WARNING", "").expect(201).json();
		var stay = stays("固镇重点甲", false).get(0);
		var ended = end(stay.get("supervisionId").asString(), stay.get("version").asInt()).expect(200).json();
		var stale = end(stay.get("supervisionId").asString(), stay.get("version").asInt()).expect(200).json();
		put(List.of(id), "COMPLAINTS", "12345集中投诉").expect(201);

		assertThat(first.get("done").asInt()).isEqualTo(1);
		assertThat(again.get("refused").get(0).get("reason").asString()).contains("已在重点监管名单");
		assertThat(stay.get("reason").asString()).isEqualTo("WORDING");
		assertThat(stay.get("tier").asString()).isEqualTo("FORBIDDEN");
		assertThat(ended.get("done").asInt()).isEqualTo(1);
		assertThat(stale.get("done").asInt()).isZero();
		assertThat(stale.get("refused").get(0).get("reason").asString()).contains("已由测试CLERK移出");
		var history = clerk.get("/api/firms/{id}/supervisions", id).expect(200).json();
		assertThat(history).hasSize(before + 2);
		assertThat(history.get(0).get("reason").asString()).isEqualTo("COMPLAINTS");
		assertThat(history.get(1).get("leftBecause").asString()).isEqualTo("NO_RISK");
		assertThat(history.get(1).get("until").asString()).isEqualTo(TODAY);
	}

	@Test
	void theListOfFirmsKnowsWhoIsOnTheList() {
		var id = id("固镇重点甲理财有限公司");
		put(List.of(id), "WORDING", "").expect(201);

		assertThat(names("q=固镇重点&supervised=true")).containsExactly("固镇重点甲理财有限公司");
		assertThat(names("q=固镇重点&supervised=false")).contains("固镇重点丙商贸有限公司").doesNotContain("固镇重点甲理财有限公司");
		assertThat(clerk.get("/api/firms/{id}", id).expect(200).json().get("supervised").asBoolean()).isTrue();
	}

	@Test
	void manyAreDoneAtOnceAndEachThatIsNotIsNamed() {
		var ids = List.of(id("固镇重点甲理财有限公司"), id("固镇重点乙（固镇）商贸有限公司"), id("固镇重点丙商贸有限公司"));
		put(ids.subList(0, 1), "WORDING", "").expect(201);
		var foreign = UUID.randomUUID().toString();

		var result = put(List.of(ids.get(0), ids.get(1), ids.get(2), foreign, ids.get(1)), "HANDED_DOWN", "市里交办").expect(201).json();

		assertThat(result.get("done").asInt()).isEqualTo(2);
		assertThat(texts(result.get("refused"), "id")).containsExactly(ids.get(0), foreign);
		assertThat(texts(result.get("refused"), "reason")).last().asString().contains("不在您的管辖范围内");
		assertThat(stays("固镇重点", false)).hasSize(3);
		clerk.post("/api/supervisions", request(java.util.Collections.nCopies(5_001, foreign), "WORDING", "")).expect(400);
	}

	@Test
	void twoOfficesInTheSameInstantPutAFirmOnTheListOnce() throws Exception {
		var id = id("固镇重点丙商贸有限公司");
		var people = List.of(Person.CLERK, Person.LEAD);
		var tasks = new ArrayList<Callable<JsonNode>>();
		for (var i = 0; i < 12; i++) {
			var browser = house.as(people.get(i % 2));
			tasks.add(() -> browser.post("/api/supervisions", request(List.of(id), "WORDING", "")).expect(201).json());
		}

		var done = 0;
		var pool = Executors.newFixedThreadPool(6);
		try {
			for (var answer : pool.invokeAll(tasks)) {
				done += answer.get().get("done").asInt();
			}
		}
		finally {
			pool.shutdown();
		}

		assertThat(done).isEqualTo(1);
		assertThat(stays("固镇重点丙", false)).hasSize(1);
	}

	@Test
	void theSameRequestTwiceIsDoneOnce() {
		var request = request(List.of(id("固镇重点乙（固镇）商贸有限公司")), "WARNING", "橙色预警");
		var key = UUID.randomUUID().toString();

		var one = clerk.postWithKey(key, "/api/supervisions", request).expect(201).json();
		var two = clerk.postWithKey(key, "/api/supervisions", request).expect(201).json();

		assertThat(two).isEqualTo(one);
		assertThat(one.get("done").asInt()).isEqualTo(1);
	}

	@Test
	void whatMakesNoSenseIsRefused() {
		var ids = List.of(id("固镇重点甲理财有限公司"));
		assertThat(put(ids, "OTHER", " ").expect(422).json().get("detail").asString()).contains("写明");
		var future = new HashMap<>(request(ids, "WORDING", ""));
		future.put("since", LocalDate.now().plusDays(3).toString());
		clerk.post("/api/supervisions", future).expect(422);
		put(ids, "COMPLAINTS", "联系13812345678").expect(422);
		assertThat(stays("固镇重点甲", false)).isEmpty();
	}

	@Test
	void aFileIsReadByCodeElseByNameAndEachRowIsAnswered() {
		put(List.of(id("固镇重点甲理财有限公司")), "WORDING", "").expect(201);
		var upload = upload("名单.csv", "企业名称,统一社会信用代码\n名称写错了," + code("340323", 1100) + "\n固镇重点乙(固镇)商贸有限公司,\n"
				+ "固镇重点丙商贸有限公司,N/A\n固镇重点丙商贸有限公司,\n没有的企业有限公司,\n," + code("340322", 9) + "\n");

		var result = clerk.post("/api/supervision-imports", file(upload)).expect(201).json();

		assertThat(texts(result.get("rows"), "outcome")).containsExactly("ALREADY", "ADDED", "ADDED", "REPEATED", "NOT_FOUND", "NOT_FOUND");
		assertThat(result.get("read").asInt()).isEqualTo(6);
		assertThat(result.get("added").asInt() + result.get("already").asInt() + result.get("notFound").asInt() + result.get("ambiguous").asInt()
				+ result.get("repeated").asInt()).isEqualTo(6);
		assertThat(stays("固镇重点", false)).hasSize(3);
	}

	@Test
	void aFileWithoutFirmsIsRefusedAndTwoOfOneNameAreNotGuessedAt() {
		bringIn(clerk, csv(firm("固镇重点同名有限公司", 1110, "谷阳镇"), firm("固镇重点同名有限公司", 1111, "王庄镇")));

		var result = clerk.post("/api/supervision-imports", file(upload("名单.csv", "企业名称\n固镇重点同名有限公司\n"))).expect(201).json();

		assertThat(texts(result.get("rows"), "outcome")).containsExactly("AMBIGUOUS");
		assertThat(clerk.post("/api/supervision-imports", file(upload("别的.csv", "甲,乙\n1,2\n"))).expect(422).json().get("detail").asString())
			.contains("表头");
		house.as(Person.NEIGHBOUR).post("/api/supervision-imports", file(upload("名单.csv", "企业名称\n固镇重点甲理财有限公司\n"))).expect(404);
	}

	@Test
	void whatOfAFileWasNotReadIsSaidWithTheRemedy() throws IOException {
		var sheets = new ByteArrayOutputStream();
		try (var workbook = new Workbook(sheets, "test", null)) {
			var first = workbook.newWorksheet("谷阳镇");
			first.value(0, 0, "企业名称");
			first.value(1, 0, "固镇重点甲理财有限公司");
			var second = workbook.newWorksheet("王庄镇");
			second.value(0, 0, "企业名称");
			second.value(1, 0, "固镇重点乙（固镇）商贸有限公司");
		}
		var random = new Random(1);
		var lines = new String[400];
		Arrays.setAll(lines, i -> "固镇断续" + random.nextLong() + "有限公司,");
		var whole = RegisterFixtures.gzip(("企业名称,统一社会信用代码\n" + String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));

		var ofSheets = bringInList("名单.xlsx", sheets.toByteArray());
		var cutOff = bringInList("名单.csv.gz", Arrays.copyOf(whole, whole.length / 2));
		var broken = bringInList("名单.csv", ("企业名称,统一社会信用代码\n固镇重点丙商贸有限公司,\n\"固镇重点乙（固镇）商贸有限公司,\n").getBytes(StandardCharsets.UTF_8));

		assertThat(ofSheets.get("added").asInt()).isEqualTo(1);
		assertThat(ofSheets.get("notices").valueStream().map(JsonNode::asString).toList()).singleElement()
			.asString()
			.contains("只读取“谷阳镇”，没有读取“王庄镇”")
			.endsWith("上传。");
		assertThat(cutOff.get("unreadable").asInt()).isEqualTo(1);
		assertThat(cutOff.get("read").asInt()).isEqualTo(cutOff.get("notFound").asInt() + 1).isGreaterThan(20);
		assertThat(texts(cutOff.get("rows"), "outcome")).endsWith("UNREADABLE");
		assertThat(texts(cutOff.get("rows"), "message")).last().asString().contains("不完整或已损坏").contains("重新下载");
		assertThat(texts(broken.get("rows"), "outcome")).containsExactly("ADDED", "UNREADABLE");
		assertThat(broken.get("rows").get(1).get("name").isNull()).as("what cannot be taken apart is no name").isTrue();
		assertThat(texts(broken.get("rows"), "message")).last().asString().contains("双引号没有配对").contains("补上缺少的双引号");
		assertThat(broken.get("notices")).isEmpty();
	}

	@Test
	void theListIsTheTerritorysOwnAndFollowsAFirmThatMoves() {
		put(List.of(id("固镇重点甲理财有限公司"), id("固镇重点丙商贸有限公司")), "WORDING", "").expect(201);
		assertThat(stays(house.as(Person.TOWN_A), "固镇重点", false)).hasSize(1);
		assertThat(stays(house.as(Person.TOWN_B), "固镇重点", false)).isEmpty();
		assertThat(stays(house.as(Person.NEIGHBOUR), "固镇重点", false)).isEmpty();
		house.as(Person.AGENT).get("/api/supervisions").expect(403);
		house.as(Person.TOWN_A).post("/api/supervisions", request(List.of(UUID.randomUUID().toString()), "WORDING", "")).expect(403);

		clerk.put("/api/firm-placements", Map.of("firmIds", List.of(id("固镇重点丙商贸有限公司")), "regionCode", House.TOWNSHIP_B)).expect(200);

		assertThat(stays(house.as(Person.TOWN_B), "固镇重点", false)).hasSize(1);
		clerk.put("/api/firm-placements", Map.of("firmIds", List.of(id("固镇重点丙商贸有限公司")), "regionCode", House.TOWNSHIP_A)).expect(200);
		assertThat(stays(house.as(Person.TOWN_B), "固镇重点", false)).isEmpty();
	}

	@Test
	void withoutASessionTheDatabaseShowsNoStayAtAll() {
		put(List.of(id("固镇重点甲理财有限公司")), "WORDING", "").expect(201);

		assertThat(sql.sql("select count(*) from firm_supervision").query(Long.class).single()).isZero();
		assertThat(sql.sql("select count(*) from firm_target").query(Long.class).single()).isZero();
	}

	private static String firm(String name, int number, String township) {
		return line(name, code("340323", number), "服装销售", (township.isEmpty() ? "某某路" : "固镇县" + township) + number + "号");
	}

	private static Map<String, Object> request(List<String> firms, String reason, String basis) {
		return Map.of("firmIds", firms, "reason", reason, "basis", basis, "since", TODAY);
	}

	private static Map<String, Object> file(UUID upload) {
		return Map.of("uploadId", upload, "reason", "HANDED_DOWN", "basis", "市里名单", "since", TODAY);
	}

	private JsonNode bringInList(String name, byte[] content) {
		return clerk.post("/api/supervision-imports", file(RegisterFixtures.upload(clerk, name, content))).expect(201).json();
	}

	private UUID upload(String name, String csv) {
		return RegisterFixtures.upload(clerk, name, csv.getBytes(StandardCharsets.UTF_8));
	}

	private Browser.Answer put(List<String> firms, String reason, String basis) {
		return clerk.post("/api/supervisions", request(firms, reason, basis));
	}

	private Browser.Answer end(String stay, int version) {
		return clerk.put("/api/supervision-ends", Map.of("stays", List.of(Map.of("supervisionId", stay, "version", version)), "because",
				"NO_RISK", "until", TODAY));
	}

	private List<JsonNode> stays(String q, boolean ended) {
		return stays(clerk, q, ended);
	}

	private static List<JsonNode> stays(Browser browser, String q, boolean ended) {
		return browser.get("/api/supervisions?size=200&q={q}&ended={e}", q, ended).expect(200).json().get("rows").valueStream().toList();
	}

	private List<String> names(String query) {
		return texts(clerk.get("/api/firms?" + RegisterFixtures.encoded(query)).expect(200).json().get("rows"), "name");
	}

	private String id(String name) {
		return RegisterFixtures.firm(clerk, name).get("firmId").asString();
	}
}
