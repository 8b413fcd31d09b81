package cn.fangfei.server.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fangfei.server.Browser;
import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.clue.ClueFixtures;
import cn.fangfei.server.kernel.CreditCode;
import cn.fangfei.server.ledger.CloseOutFixtures;
import cn.fangfei.server.warning.WarningFixtures;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Exports (users.md §2 item 4, §3 item 11; security.md A9, §2.7: a bulk export needs a second person). */
@HouseTest
class ExportTests {

	private static final int LARGE = 501;

	@Autowired
	House house;

	@Autowired
	Access access;

	@Autowired
	ExportRunner runner;

	@Autowired
	ExportFiles files;

	@Autowired
	JdbcTemplate sql;

	@Autowired
	Flyway flyway;

	@Autowired
	PlatformTransactionManager transactions;

	private Browser clerk;

	private Browser lead;

	private String mark = "";

	@BeforeEach
	void aClerkAndALead() {
		clerk = house.as(Person.CLERK);
		lead = house.as(Person.LEAD);
		mark = "出表" + UUID.randomUUID().toString().substring(0, 6);
	}

	@AfterEach
	void theRunnerRuns() {
		runner.start();
	}

	@Test
	void anExportHoldsTheRowsAndColumnsThatWereAskedForInTheirOrder() throws IOException {
		firms(List.of(mark + "理财甲", mark + "服装乙"), House.TOWNSHIP_A);

		var done = await(clerk, ask(clerk, Map.of("q", mark, "sort", "name,asc"), List.of("regionName", "name", "terms", "registeredOn")));

		assertThat(done.get("status").asString()).isEqualTo("DONE");
		assertThat(done.get("rowsDone").asInt()).isEqualTo(2);
		var sheet = open(clerk, done);
		assertThat(texts(sheet, 2)).containsExactly("属地", "企业", "命中字样", "注册日期");
		assertThat(texts(sheet, 3).get(1)).isEqualTo(mark + "服装乙");
		assertThat(texts(sheet, 4).get(2)).isEqualTo("理财");
		assertThat(texts(sheet, 4).get(3)).isEqualTo("2020-02-02");
		assertThat(sheet.getLastRowNum()).isEqualTo(4);
		assertThat(sheet.getRepeatingRows().getFirstRow()).isEqualTo(2);
	}

	@Test
	void aWordThatIsExplainedAwayIsMarkedAsThePageMarksIt() throws IOException {
		firms(List.of(mark + "甲"), House.TOWNSHIP_A, "服装销售；股权众筹；不得从事理财");
		firms(List.of(mark + "乙"), House.TOWNSHIP_A, "服装销售；不得从事理财");

		var sheet = open(clerk, await(clerk, ask(clerk, Map.of("q", mark, "sort", "name,asc"), List.of("name", "tier", "terms"))));

		assertThat(rowOf(sheet, mark + "甲")).endsWith("股权众筹、理财（已排除）");
		assertThat(rowOf(sheet, mark + "乙")).containsExactly(mark + "乙", "已排除", "理财（已排除）");
	}

	private static List<String> rowOf(XSSFSheet sheet, String name) {
		return IntStream.rangeClosed(3, sheet.getLastRowNum())
			.mapToObj(r -> texts(sheet, r))
			.filter(r -> r.get(0).equals(name))
			.findFirst()
			.orElseThrow();
	}

	@Test
	void theFileSaysWhoseItIsAndOnPaperToo() throws IOException {
		firms(List.of(mark), House.TOWNSHIP_A);

		var sheet = open(clerk, await(clerk, ask(clerk, Map.of("q", mark, "region", House.TOWNSHIP_A), List.of())));

		assertThat(texts(sheet, 0)).containsExactly("登记筛查");
		assertThat(texts(sheet, 1).get(0)).contains("测试CLERK").contains("固镇县处非办").contains("查找：" + mark).contains("地区：").contains("内部资料");
		assertThat(sheet.getFooter().getLeft()).contains("测试CLERK（固镇县处非办）");
		assertThat(sheet.getFooter().getRight()).contains("&P").contains("&N");
		assertThat(sheet.getHeader().getCenter()).contains("登记筛查");
		assertThat(texts(sheet, 2)).contains("企业", "信用代码", "经营范围", "注册地址");
	}

	@Test
	void numbersThatWereTypedIntoTheSearchAreExactInTheFilterAndHiddenInItsWordsAndTheTrail() throws IOException {
		var typed = mark + "户6222021001116245702电13812345678证34052419800101001X";
		var hidden = mark + "户" + "＊".repeat(15) + "5702电" + "＊".repeat(11) + "证" + "＊".repeat(18);
		firms(List.of(typed, mark + "户6222021001116245703电13812345678证34052419800101001X"), House.TOWNSHIP_A);

		var done = await(clerk, ask(clerk, Map.of("q", typed), List.of("name")));

		assertThat(done.get("rowsDone").asInt()).isEqualTo(1);
		assertThat(done.get("words").asString()).isEqualTo("查找：" + hidden);
		var sheet = open(clerk, done);
		assertThat(texts(sheet, 1).get(0)).contains("查找：" + hidden).doesNotContain("13812345678");
		assertThat(house.as(Person.AUDITOR).get("/api/audit?size=200").expect(200).text()).contains("查找：" + hidden).doesNotContain(typed);
	}

	@Test
	void whatAnyoneMayReadStandsInTheWordsOfASearchAsItWasTyped() {
		var code = "913403237139000060";
		assertThat(new CreditCode(code).checks()).as("a code of digits alone").isTrue();

		for (var typed : List.of(code, "340323-2026-000123", "340323-案-2026-0001", "汇鑫2026年第3期")) {
			assertThat(said(typed)).isEqualTo("查找：" + typed);
		}
		assertThat(said("6222 0210 0111 6245 702")).isEqualTo("查找：" + "＊".repeat(15) + "5702");
		assertThat(said("９１３４０３２３７１３９０００１２３")).as("full width, and no code").isEqualTo("查找：" + "＊".repeat(14) + "０１２３");
	}

	private static String said(String typed) {
		return new ExportQuery(Map.of("q", typed)).words(ExportQuery.Label.search());
	}

	@Test
	void namesThatBeginLikeAFormulaStayText() throws IOException {
		var names = List.of("=HYPERLINK(\"http://x\",\"点我\")" + mark, "+1+1" + mark, "-2" + mark, "@SUM(A1)" + mark, "＝1+1" + mark);
		firms(names, House.TOWNSHIP_A);

		var sheet = open(clerk, await(clerk, ask(clerk, Map.of("q", mark), List.of("name"))));

		assertThat(strings(sheet, 0)).containsExactlyInAnyOrderElementsOf(names);
	}

	@Test
	void anExportHoldsOnlyWhatItsAskerSees() throws IOException {
		firms(List.of(mark + "甲镇"), House.TOWNSHIP_A);
		firms(List.of(mark + "乙镇"), House.TOWNSHIP_B);

		var township = house.as(Person.TOWN_A);
		var sheet = open(township, await(township, ask(township, Map.of("q", mark), List.of("name"))));

		assertThat(sheet.getLastRowNum()).isEqualTo(3);
		assertThat(texts(sheet, 3)).containsExactly(mark + "甲镇");
		township.post("/api/exports", body(Map.of("q", mark, "region", House.TOWNSHIP_B), List.of(), null)).expect(422);
		house.as(Person.TOWN_B).post("/api/exports", body(Map.of("q", mark, "region", House.TOWNSHIP_A), List.of(), null)).expect(422);
	}

	@Test
	void theLedgerIsExportedAsThePageShowsIt() throws IOException {
		clerk.post("/api/clues", Map.of("subjectName", "=" + mark, "source", "OTHER", "foundOn", "2026-05-06", "regionCode", House.TOWNSHIP_A,
				"description", "量出表", "amount", 1234567.5)).expect(201);

		var sheet = open(clerk, await(clerk, ask(clerk, "ledger", Map.of("q", mark), List.of("subjectName", "raised", "openedAt"), null)));

		assertThat(texts(sheet, 3).get(0)).isEqualTo("=" + mark);
		assertThat(sheet.getRow(3).getCell(0).getCellType()).isEqualTo(CellType.STRING);
		assertThat(sheet.getRow(3).getCell(2).getCellType()).isEqualTo(CellType.NUMERIC);
		house.as(Person.VILLAGER).post("/api/exports", body(Map.of(), List.of(), null)).expect(403);
	}

	@Test
	void cluesAreExportedByTheFiltersAndTheReachOfTheirPage() throws IOException {
		clerk.post("/api/clues", Map.of("subjectName", "@" + mark, "source", "OTHER", "foundOn", "2026-05-06", "regionCode", House.TOWNSHIP_A,
				"description", "量出表")).expect(201);

		var query = Map.of("q", mark, "status", "REGISTERED", "sort", "registeredAt,desc");
		var sheet = open(clerk, await(clerk, ask(clerk, "clues", query, List.of("subjectName", "status", "regionName", "foundOn"), null)));

		assertThat(texts(sheet, 3).subList(0, 2)).containsExactly("@" + mark, "待交办");
		assertThat(texts(sheet, 3).get(2)).endsWith("镇");
		assertThat(texts(sheet, 1).get(0)).contains("状态：待交办");
		clerk.post("/api/exports", body("clues", Map.of("q", mark, "view", "HANDLED", "status", "CLOSED"), List.of(), null)).expect(422);
		house.as(Person.TOWN_B).post("/api/exports", body("clues", Map.of("q", mark), List.of(), null)).expect(422);
	}

	@Test
	void warningsAreExportedByTheFiltersAndTheReachOfTheirPage() throws IOException {
		var names = likeFormulas();
		names.forEach(n -> clerk.post("/api/signals", WarningFixtures.signal(n, House.TOWNSHIP_A, "POLICE_PLATFORM", 1)).expect(201));
		clerk.post("/api/signals", WarningFixtures.signal(mark + "弱", House.TOWNSHIP_A, "POLICE_PLATFORM", 0.5)).expect(201);
		var answered = page("/api/warnings?level=ORANGE&sort=subjectName,asc&q={q}", mark).get(0);
		clerk.put("/api/warnings/{id}/verdict", Map.of("verdict", "CONFIRMED", "version", answered.get("version").asInt()),
				answered.get("warningId").asString()).expect(200);

		var query = Map.of("q", mark, "level", "ORANGE", "sort", "subjectName,desc");
		var done = await(clerk, ask(clerk, "warnings", query, List.of("subjectName", "score", "points", "status", "openedAt"), null));
		var sheet = open(clerk, done);

		var shown = page("/api/warnings?status=OPEN&level=ORANGE&sort=subjectName,desc&q={q}", mark);
		assertThat(strings(sheet, 0)).hasSize(4).isSubsetOf(names).containsExactlyElementsOf(named(shown));
		assertThat(done.get("rowsDone").asInt()).isEqualTo(4);
		assertThat(texts(sheet, 3).subList(1, 4)).containsExactly("橙色 60", "60", "待研判");
		assertThat(sheet.getRow(3).getCell(2).getCellType()).isEqualTo(CellType.NUMERIC);
		assertThat(sheet.getRow(3).getCell(4).getCellType()).isEqualTo(CellType.NUMERIC);
		assertThat(texts(sheet, 1).get(0)).contains("状态：待研判").contains("等级：橙色");
		assertThat(strings(exported("warnings", Map.of("q", mark, "status", "ALL", "level", "ORANGE"), "subjectName"), 0))
			.containsExactlyInAnyOrderElementsOf(names);
		assertThat(strings(exported("warnings", Map.of("q", mark, "status", "ANSWERED"), "status"), 0)).containsExactly("已核实：属实");
		refused("warnings", Map.of("q", mark, "status", "FADED"), Person.CLERK);
		refused("warnings", Map.of("q", mark, "status", "ALL"), Person.TOWN_B, Person.NEIGHBOUR);
	}

	@Test
	void theWatchlistIsExportedByTheFiltersAndTheReachOfItsPage() throws IOException {
		var names = likeFormulas();
		names.forEach(this::found);

		var sheet = exported("watchlist", Map.of("q", mark, "illegality", "ILLEGAL", "sort", "since,desc"), "subjectName", "illegality",
				"nextVisitOn", "clueNumber", "noteCount");

		assertThat(strings(sheet, 0)).containsExactlyInAnyOrderElementsOf(names)
			.containsExactlyElementsOf(named(page("/api/watchlist?q={q}&sort=since,desc", mark)));
		assertThat(texts(sheet, 3).get(1)).isEqualTo("是");
		assertThat(texts(sheet, 3).get(2)).isEqualTo(ClueFixtures.today().plusDays(30).toString());
		assertThat(texts(sheet, 1).get(0)).contains("范围：关注中").contains("核查结论：是");
		refused("watchlist", Map.of("q", mark, "part", "ENDED"), Person.CLERK);
		refused("watchlist", Map.of("q", mark), Person.TOWN_B, Person.NEIGHBOUR);
	}

	@Test
	void closeOutsAndWhatComesBeforeAndAfterThemAreExportedAsTheirTabsShowThem() throws IOException {
		var names = likeFormulas();
		var clues = names.stream().map(this::found).toList();
		var one = Map.of("q", mark);
		assertThat(strings(exported("ready-matters", one, "subjectName"), 0)).containsExactlyInAnyOrderElementsOf(names);

		var proposed = clues.stream()
			.map(clue -> CloseOutFixtures.proposed(house, Person.TOWN_A, "CLUE", ClueFixtures.id(clue), "SHUT_DOWN", "RECTIFIED"))
			.toList();
		CloseOutFixtures.decide(house, Person.CLERK, proposed.get(0), true, "").expect(200);

		var waiting = exported("close-outs", Map.of("q", mark, "view", "proposed", "status", "PROPOSED"), "subjectName", "outcomes", "status");
		assertThat(strings(waiting, 0)).hasSize(4).isSubsetOf(names).doesNotContain(names.get(0));
		assertThat(texts(waiting, 3).subList(1, 3)).containsExactly("关门停业、整改到位", "待审批");
		assertThat(texts(waiting, 1).get(0)).contains("状态：待审批");
		var all = exported("close-outs", one, "subjectName", "decided");
		assertThat(strings(all, 0)).containsExactlyInAnyOrderElementsOf(names)
			.containsExactlyElementsOf(named(page("/api/close-outs?q={q}", mark)));
		assertThat(texts(all, 3)).contains("测试CLERK " + ClueFixtures.today());
		var due = page("/api/follow-ups?q={q}", mark);
		clerk.put("/api/follow-ups/{id}/result", Map.of("relapsed", false, "note", "门店仍停业", "evidence", List.of(), "version", 0),
				due.get(0).get("followUpId").asString()).expect(200);
		assertThat(strings(exported("follow-ups", one, "subjectName"), 0)).containsExactly(names.get(0));
		var followed = exported("follow-ups", Map.of("q", mark, "done", "yes"), "result", "subjectName");
		assertThat(strings(followed, 0)).containsExactly("未填报", "正常");
		assertThat(texts(followed, 1).get(0)).contains("已填报的：也列出");
		refused("ready-matters", one, Person.CLERK, Person.TOWN_B, Person.NEIGHBOUR);
		refused("close-outs", one, Person.TOWN_B, Person.NEIGHBOUR);
		refused("follow-ups", one, Person.TOWN_B, Person.NEIGHBOUR);
	}

	@Test
	void theChangeWatchIsExportedByTheFiltersAndTheReachOfItsPage() throws IOException {
		var names = likeFormulas();
		var word = Map.of("term", "股权众筹", "region", House.TOWNSHIP_A, "days", "30");
		firms(names, House.TOWNSHIP_A);
		firms(names, House.TOWNSHIP_A, "服装销售；股权众筹");

		var sheet = exported("firm-changes", word, "name", "terms", "field", "changedAt", "oldText", "newText", "importName");

		var shown = clerk.get("/api/firm-changes?term={t}&region={r}&days=30&size=200", "股权众筹", House.TOWNSHIP_A).expect(200).json();
		assertThat(strings(sheet, 0)).containsAll(names)
			.containsExactlyElementsOf(shown.get("rows").valueStream().map(r -> r.get("name").asString()).toList());
		assertThat(texts(sheet, 3).subList(1, 3)).containsExactly("股权众筹", "经营范围");
		assertThat(texts(sheet, 3).subList(4, 7)).containsExactly("服装销售", "服装销售；股权众筹", "x.csv");
		assertThat(sheet.getRow(3).getCell(3).getCellType()).isEqualTo(CellType.NUMERIC);
		assertThat(texts(sheet, 1).get(0)).contains("时间：近30天").contains("哪个字样：股权众筹");
		firms(names, House.TOWNSHIP_A, "服装销售");
		assertThat(texts(exported("firm-changes", word, "terms"), 3)).containsExactly("股权众筹（现已删去）");
		refused("firm-changes", Map.of("term", "没有这样的字样"), Person.CLERK);
		refused("firm-changes", word, Person.TOWN_B, Person.NEIGHBOUR);
		clerk.post("/api/exports", body("firm-changes", Map.of("days", "近来"), List.of(), null)).expect(400);
	}

	@Test
	void theKeySupervisionListAndItsPatrolTargetsAreExportedAsTheirPagesShowThem() throws IOException {
		var names = likeFormulas();
		var one = Map.of("q", mark);
		firms(names, House.TOWNSHIP_A);
		var ids = clerk.get("/api/firms?q={q}", mark).expect(200).json().get("rows").valueStream().map(f -> f.get("firmId").asString()).toList();
		clerk.post("/api/supervisions", Map.of("firmIds", ids, "reason", "HANDED_DOWN", "basis", "市级交办", "since", ClueFixtures.today().toString()))
			.expect(201);

		var listed = exported("key-firms", Map.of("q", mark, "reason", "HANDED_DOWN", "sort", "firmName,desc"), "firmName", "reason", "basis",
				"since", "target");

		var stays = page("/api/supervisions?q={q}&sort=firmName,desc", mark);
		assertThat(strings(listed, 0)).containsExactlyInAnyOrderElementsOf(names)
			.containsExactlyElementsOf(stays.stream().map(r -> r.get("firmName").asString()).toList());
		assertThat(texts(listed, 3).subList(1, 5)).containsExactly("上级交办", "市级交办", ClueFixtures.today().toString(), "未移交");
		assertThat(texts(listed, 1).get(0)).contains("范围：在名单").contains("列入理由：上级交办");
		refused("key-firms", Map.of("q", mark, "part", "ENDED"), Person.CLERK);
		refused("key-firms", one, Person.TOWN_B, Person.NEIGHBOUR);

		clerk.post("/api/patrol-targets", Map.of("supervisionIds", stays.stream().map(r -> r.get("supervisionId").asString()).toList(), "dueOn",
				ClueFixtures.today().plusDays(9).toString(), "task", "看门头")).expect(201);
		var first = page("/api/patrol-targets?q={q}", mark).get(0);
		house.as(Person.TOWN_A)
			.put("/api/patrol-targets/{id}/visit", Map.of("version", 0, "outcome", "VACATED", "visitedOn", ClueFixtures.today().toString(), "note",
					"卷帘门紧闭"), first.get("targetId").asString())
			.expect(200);
		var targets = exported("patrol-targets", one, "firmName", "state", "outcome", "note", "dueOn", "task");
		assertThat(strings(targets, 0)).containsExactlyInAnyOrderElementsOf(names)
			.containsExactlyElementsOf(page("/api/patrol-targets?q={q}", mark).stream().map(r -> r.get("firmName").asString()).toList());
		var seen = exported("patrol-targets", Map.of("q", mark, "state", "VISITED"), "firmName", "state", "outcome", "note");
		assertThat(texts(seen, 3)).containsExactly(first.get("firmName").asString(), "已走访", "人去楼空", "卷帘门紧闭");
		assertThat(texts(seen, 1).get(0)).contains("状态：已走访");
		assertThat(strings(exported("patrol-targets", Map.of("q", mark, "state", "WAITING"), "firmName"), 0)).hasSize(4)
			.doesNotContain(first.get("firmName").asString());
		assertThat(texts(exported("key-firms", Map.of("q", mark, "handed", "VISITED"), "target"), 3)).containsExactly("人去楼空");
		refused("patrol-targets", Map.of("q", mark, "outcome", "CLOSED"), Person.CLERK);
		refused("patrol-targets", one, Person.TOWN_B, Person.NEIGHBOUR);
	}

	@Test
	void aJobOfSomebodyElseIsNotFound() {
		firms(List.of(mark), House.TOWNSHIP_A);
		var job = id(await(clerk, ask(clerk, Map.of("q", mark), List.of())));

		for (var other : List.of(Person.LEAD, Person.TOWN_A, Person.NEIGHBOUR)) {
			house.as(other).get("/api/exports/{id}", job).expect(404);
			house.as(other).get("/api/exports/{id}/file", job).expect(404);
			house.as(other).put("/api/exports/{id}/cancellation", Map.of("version", 0), job).expect(404);
			assertThat(house.as(other).get("/api/exports").expect(200).text()).doesNotContain(job.toString());
		}
		assertThat(as(Person.NEIGHBOUR, () -> sql.queryForList("select 1 from export_job where job_id = ?", job))).isEmpty();
	}

	@Test
	void moreRowsThanTheThresholdWaitForASecondPersonAndTellThePurpose() throws IOException {
		large();
		lead.get("/api/messages/unread-count");

		var silent = clerk.post("/api/exports", body(Map.of("q", mark), List.of("name"), " "));
		var job = clerk.post("/api/exports", body(Map.of("q", mark), List.of("name"), "报市处非办")).expect(201).json();
		clerk.get("/api/exports/{id}/file", id(job)).expect(409);
		var waiting = lead.get("/api/export-approvals?size=200").expect(200).json().get("rows").valueStream()
			.filter(r -> r.get("jobId").asString().equals(id(job).toString())).findFirst().orElseThrow();
		lead.put("/api/exports/{id}/approval", Map.of("agreed", true, "version", waiting.get("version").asInt()), id(job)).expect(200);
		var done = await(clerk, job);

		assertThat(silent.status()).isEqualTo(422);
		assertThat(silent.text()).contains("请写明用途").contains("501").contains("500");
		assertThat(job.get("status").asString()).isEqualTo("AWAITING_APPROVAL");
		assertThat(waiting.get("purpose").asString()).isEqualTo("报市处非办");
		assertThat(waiting.get("words").asString()).contains(mark);
		assertThat(done.get("decidedBy").asString()).isEqualTo("测试LEAD");
		assertThat(open(clerk, done).getLastRowNum()).isEqualTo(LARGE + 2);
		lead.get("/api/exports/{id}/file", id(job)).expect(404);
	}

	@Test
	void nobodyAgreesToAnExportOfTheirOwnAlsoNotInTheDatabase() {
		large();
		var job = lead.post("/api/exports", body(Map.of("q", mark), List.of("name"), "自己用")).expect(201).json();

		var refused = lead.put("/api/exports/{id}/approval", Map.of("agreed", true, "version", 0), id(job)).expect(403);

		assertThat(refused.text()).contains("不能批准自己的导出");
		var account = account(Person.LEAD);
		assertRefused(Person.LEAD, "update export_job set status = 'QUEUED', approved_by = ? where job_id = ?", account, id(job));
		assertRefused(Person.LEAD, "update export_job set status = 'QUEUED' where job_id = ?", id(job));
		assertRefused(Person.LEAD, "update export_job set status = 'QUEUED', approved_by = ? where job_id = ?", account(Person.LEADER), id(job));
		assertRefused(Person.LEAD, "update export_job set approve_above = 100000 where job_id = ?", id(job));
		assertRefused(Person.LEADER, "update export_job set rows_done = 1, approved_by = ? where job_id = ?", account(Person.CLERK), id(job));
		assertThat(lead.get("/api/exports/{id}", id(job)).json().get("status").asString()).isEqualTo("AWAITING_APPROVAL");
		house.as(Person.TOWN_A).put("/api/exports/{id}/approval", Map.of("agreed", true, "version", 0), id(job)).expect(403);
		house.as(Person.STRANGER).put("/api/exports/{id}/approval", Map.of("agreed", true, "version", 0), id(job)).expect(404);
		house.as(Person.LEADER).put("/api/exports/{id}/approval", Map.of("agreed", true, "version", 0), id(job)).expect(200);
		house.as(Person.LEADER).put("/api/exports/{id}/approval", Map.of("agreed", true, "version", 0), id(job)).expect(409);
	}

	@Test
	void whoDoesNotAgreeSaysWhyAndTheAskerReadsIt() {
		large();
		var job = clerk.post("/api/exports", body(Map.of("q", mark), List.of("name"), "备份")).expect(201).json();

		lead.put("/api/exports/{id}/approval", Map.of("agreed", false, "version", 0), id(job)).expect(422);
		lead.put("/api/exports/{id}/approval", Map.of("agreed", false, "reason", "用途不明", "version", 0), id(job)).expect(200);

		var now = clerk.get("/api/exports/{id}", id(job)).json();
		assertThat(now.get("status").asString()).isEqualTo("CANCELLED");
		assertThat(now.get("message").asString()).isEqualTo("未获批准：用途不明");
	}

	@Test
	void anExportUnderARevokedPostFailsInWords() {
		firms(List.of(mark), House.TOWNSHIP_A);
		var security = house.as(Person.SECURITY);
		var account = account(Person.TOWN_A);
		var post = security.post("/api/accounts/{id}/posts",
				Map.of("unitId", house.unit("office"), "regionCode", House.COUNTY, "role", "OFFICE_CLERK"), account).expect(201).json();
		var second = house.newBrowser().signIn(Person.TOWN_A.loginName(), House.password());
		second.put("/api/session/post", Map.of("postId", post.get("postId").asString())).expect(200);
		runner.stop();
		var job = ask(second, Map.of("q", mark), List.of());

		security.delete("/api/posts/{post}", post.get("postId").asString()).expect(204);
		runner.start();

		await(() -> Optional.ofNullable(owner().queryForObject("select message from export_job where job_id = ?", String.class, id(job))));
		assertThat(owner().queryForMap("select status, message from export_job where job_id = ?", id(job)))
			.containsEntry("status", "FAILED")
			.hasEntrySatisfying("message", m -> assertThat(m.toString()).contains("岗位已停用"));
		assertThat(files.there(id(job))).isFalse();
	}

	@Test
	void aCancelledExportIsNotWritten() {
		firms(List.of(mark), House.TOWNSHIP_A);
		runner.stop();
		var job = ask(clerk, Map.of("q", mark), List.of());

		clerk.put("/api/exports/{id}/cancellation", Map.of("version", 0), id(job)).expect(200);
		runner.start();
		var other = await(clerk, ask(clerk, Map.of("q", mark), List.of()));

		assertThat(other.get("status").asString()).isEqualTo("DONE");
		assertThat(clerk.get("/api/exports/{id}", id(job)).json().get("status").asString()).isEqualTo("CANCELLED");
		assertThat(files.there(id(job))).isFalse();
		clerk.put("/api/exports/{id}/cancellation", Map.of("version", 1), id(job)).expect(409);
	}

	@Test
	void whatAStoppedPlatformLeftHalfWrittenBeginsAgain() {
		firms(List.of(mark), House.TOWNSHIP_A);
		runner.stop();
		var job = ask(clerk, Map.of("q", mark), List.of());
		owner().update("update export_job set status = 'RUNNING', rows_done = 7, attempts = 1 where job_id = ?", id(job));

		runner.start();

		var done = await(clerk, job);
		assertThat(done.get("status").asString()).isEqualTo("DONE");
		assertThat(done.get("rowsDone").asInt()).isEqualTo(1);
	}

	@Test
	void anExportThatBringsThePlatformDownThreeTimesIsLeft() {
		firms(List.of(mark), House.TOWNSHIP_A);
		runner.stop();
		var job = ask(clerk, Map.of("q", mark), List.of());
		owner().update("update export_job set attempts = 3 where job_id = ?", id(job));

		runner.start();

		var left = await(clerk, job);
		assertThat(left.get("status").asString()).isEqualTo("FAILED");
		assertThat(left.get("message").asString()).contains("多次中断");
	}

	@Test
	void aFileIsKeptForADayAndThenGone() {
		firms(List.of(mark), House.TOWNSHIP_A);
		var job = await(clerk, ask(clerk, Map.of("q", mark), List.of()));
		owner().update("update export_job set expires_at = now() - interval '1 second' where job_id = ?", id(job));

		var late = clerk.get("/api/exports/{id}/file", id(job)).expect(404);
		runner.stop();
		runner.start();
		await(() -> files.there(id(job)) ? Optional.empty() : Optional.of(true));

		assertThat(late.text()).contains("文件已过期").contains("重新导出");
		assertThat(clerk.get("/api/exports/{id}", id(job)).json().get("status").asString()).isEqualTo("EXPIRED");
	}

	@Test
	void everyDownloadIsOnRecord() throws Exception {
		firms(List.of(mark), House.TOWNSHIP_A);
		var job = await(clerk, ask(clerk, Map.of("q", mark), List.of()));

		var bytes = clerk.get("/api/exports/{id}/file", id(job)).expect(200).bytes();
		clerk.get("/api/exports/{id}/file", id(job)).expect(200);

		var now = clerk.get("/api/exports/{id}", id(job)).json();
		assertThat(now.get("downloads")).hasSize(2);
		assertThat(now.get("downloads").get(0).get("by").asString()).isEqualTo("测试CLERK");
		assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))).isEqualTo(now.get("sha256").asString());
		var lines = house.as(Person.AUDITOR).get("/api/audit?object={id}", id(job)).json().get("rows");
		assertThat(lines.valueStream().map(l -> l.get("action").asString()))
			.containsExactly("export:download", "export:download", "export:finish", "export:make");
		assertThat(lines.get(3).get("detail").asString()).contains("查找：" + mark);
	}

	@Test
	void whatCannotBeExportedIsRefusedInWords() {
		clerk.post("/api/exports", Map.of("list", "reporters", "query", Map.of(), "columns", List.of())).expect(404);
		clerk.get("/api/export-lists/reporters").expect(404);
		clerk.post("/api/exports", body(Map.of(), List.of("passwordHash"), null)).expect(422);
		clerk.post("/api/exports", body(Map.of("tier", "EVERYTHING"), List.of(), null)).expect(400);
		clerk.post("/api/exports", body(Map.of("q", "没有这样的企业" + mark), List.of(), null)).expect(422);
		house.as(Person.WALKER).post("/api/exports", body(Map.of(), List.of(), null)).expect(403);
	}

	@Test
	void nobodyHasMoreThanFiveUnderWay() {
		firms(List.of(mark), House.TOWNSHIP_A);
		var leader = house.as(Person.LEADER);
		runner.stop();
		for (var i = 0; i < 5; i++) {
			ask(leader, Map.of("q", mark), List.of());
		}

		var sixth = leader.post("/api/exports", body(Map.of("q", mark), List.of(), null));

		assertThat(sixth.status()).isEqualTo(429);
		assertThat(sixth.text()).contains("5次导出");
	}

	@Test
	void whoAskedIsToldWhenTheFileIsReady() {
		firms(List.of(mark), House.TOWNSHIP_A);

		var job = await(clerk, ask(clerk, Map.of("q", mark), List.of()));

		assertThat(told(clerk, job)).singleElement().satisfies(m -> {
			assertThat(m.get("text").asString()).contains("“登记筛查”1行已写好").contains("前下载");
			assertThat(m.get("kind").asString()).isEqualTo("INFO");
			assertThat(m.get("link").asString()).isEqualTo("/exports");
		});
		assertThat(told(lead, job)).isEmpty();
	}

	@Test
	void theLeadsAreToldWhatWaitsForTheirWordAndTheAskerWhatTheySaid() {
		large();

		var job = clerk.post("/api/exports", body(Map.of("q", mark), List.of("name"), "报市处非办")).expect(201).json();
		var waiting = told(lead, job);
		var leader = told(house.as(Person.LEADER), job);
		lead.put("/api/exports/{id}/approval", Map.of("agreed", true, "version", 0), id(job)).expect(200);
		await(clerk, job);

		assertThat(waiting).singleElement().satisfies(m -> {
			assertThat(m.get("text").asString()).contains("测试CLERK申请导出").contains("501行，等您批准").contains("报市处非办");
			assertThat(m.get("kind").asString()).isEqualTo("TODO");
		});
		assertThat(leader).as("may sign as well, also when the only lead asks").hasSize(1);
		assertThat(told(clerk, job)).extracting(m -> m.get("text").asString())
			.satisfiesExactly(ready -> assertThat(ready).contains("已写好"), agreed -> assertThat(agreed).contains("批准了您导出"));
	}

	@Test
	void whoAskedIsToldThatItCameToNothing() {
		firms(List.of(mark), House.TOWNSHIP_A);
		runner.stop();
		var job = ask(clerk, Map.of("q", mark), List.of());
		owner().update("update export_job set attempts = 3 where job_id = ?", id(job));

		runner.start();
		await(clerk, job);

		assertThat(told(clerk, job)).singleElement()
			.satisfies(m -> assertThat(m.get("text").asString()).contains("没有完成").contains("多次中断"));
	}

	@Test
	void whatWaitsForASecondPersonIsAListOfItsOwn() {
		large();
		var waits = clerk.post("/api/exports", body(Map.of("q", mark), List.of("name"), "报市处非办")).expect(201).json();
		var declined = clerk.post("/api/exports", body(Map.of("q", mark), List.of("name"), "备份")).expect(201).json();
		lead.put("/api/exports/{id}/approval", Map.of("agreed", false, "reason", "用途不明", "version", 0), id(declined)).expect(200);

		var page = lead.get("/api/export-approvals?waiting=true&size=200").expect(200).json();

		var ids = page.get("rows").valueStream().map(ExportTests::id).toList();
		assertThat(ids).contains(id(waits)).doesNotContain(id(declined));
		assertThat(page.get("total").asInt()).isEqualTo(ids.size());
		assertThat(page.get("rows").valueStream().map(r -> r.get("status").asString())).containsOnly("AWAITING_APPROVAL");
		assertThat(lead.get("/api/export-approvals?size=200").expect(200).text()).contains(id(declined).toString());
		clerk.put("/api/exports/{id}/cancellation", Map.of("version", 0), id(waits)).expect(200);
	}

	/** What somebody was told of an export, newest first. */
	private static List<JsonNode> told(Browser person, JsonNode job) {
		return person.get("/api/messages?size=200").expect(200).json().get("rows").valueStream()
			.filter(m -> m.get("objectId").asString().equals(id(job).toString()))
			.toList();
	}

	private void large() {
		var names = new ArrayList<String>();
		for (var i = 0; i < LARGE; i++) {
			names.add(mark + "第" + i + "户");
		}
		firms(names, House.TOWNSHIP_A);
	}

	/** Names that a spreadsheet would take for formulas. */
	private List<String> likeFormulas() {
		return List.of("=1+1" + mark + "甲", "+1+1" + mark + "乙", "-2" + mark + "丙", "@SUM(A1)" + mark + "丁", "＝1+1" + mark + "戊");
	}

	/** A clue of township A that was found to be illegal fundraising. */
	private JsonNode found(String subject) {
		var clue = clerk.post("/api/clues", ClueFixtures.report(subject, House.TOWNSHIP_A)).expect(201).json().get("clue");
		var assigned = ClueFixtures.assign(clerk, clue, house.unit("townA")).expect(200).json();
		return house.as(Person.TOWN_A)
			.put("/api/clues/{id}/finding", ClueFixtures.finding(assigned.get("version").asInt()), ClueFixtures.id(clue))
			.expect(200)
			.json();
	}

	private List<JsonNode> page(String address, String q) {
		return clerk.get(address, q).expect(200).json().get("rows").valueStream().toList();
	}

	private static List<String> named(List<JsonNode> rows) {
		return rows.stream().map(r -> r.get("subjectName").asString()).toList();
	}

	private XSSFSheet exported(String list, Map<String, String> query, String... columns) throws IOException {
		return open(clerk, await(clerk, ask(clerk, list, query, List.of(columns), null)));
	}

	/** Nothing to export for these people. */
	private void refused(String list, Map<String, String> query, Person... people) {
		for (var person : people) {
			house.as(person).post("/api/exports", body(list, query, List.of(), null)).expect(422);
		}
	}

	/** The cells of a column, each of them text. */
	private static List<String> strings(XSSFSheet sheet, int column) {
		var found = new ArrayList<String>();
		for (var r = 3; r <= sheet.getLastRowNum(); r++) {
			var cell = sheet.getRow(r).getCell(column);
			assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
			found.add(cell.getStringCellValue());
		}
		return found;
	}

	/** Brings firms in as the clerk would. */
	private void firms(List<String> names, String region) {
		firms(names, region, "服装销售");
	}

	private void firms(List<String> names, String region, String scope) {
		var csv = new StringBuilder("企业名称,注册日期,经营范围,行政区划代码,注册地址\n");
		names.forEach(n -> csv.append('"').append(n.replace("\"", "\"\"")).append("\",2020-02-02,").append(scope).append(',').append(region).append(",固镇县").append('\n'));
		var upload = UUID.randomUUID().toString();
		clerk.put("/api/uploads/{id}?fileName=x.csv", csv.toString().getBytes(StandardCharsets.UTF_8), upload).expect(200);
		var preview = clerk.get("/api/register-uploads/{id}/preview", upload).expect(200).json();
		var job = clerk.post("/api/register-imports", Map.of("uploadId", upload, "mapping", preview.get("mapping"))).expect(201).json();
		await(() -> {
			var now = clerk.get("/api/register-imports/{id}", job.get("importId").asString()).expect(200).json();
			return Set.of("DONE", "FAILED").contains(now.get("status").asString()) ? Optional.of(now) : Optional.empty();
		});
	}

	private static Map<String, Object> body(Map<String, String> query, List<String> columns, String purpose) {
		return body("firms", query, columns, purpose);
	}

	private static Map<String, Object> body(String list, Map<String, String> query, List<String> columns, String purpose) {
		return purpose == null ? Map.of("list", list, "query", query, "columns", columns)
				: Map.of("list", list, "query", query, "columns", columns, "purpose", purpose);
	}

	private static JsonNode ask(Browser person, Map<String, String> query, List<String> columns) {
		return ask(person, "firms", query, columns, null);
	}

	private static JsonNode ask(Browser person, String list, Map<String, String> query, List<String> columns, String purpose) {
		return person.post("/api/exports", body(list, query, columns, purpose)).expect(201).json();
	}

	private static JsonNode await(Browser person, JsonNode job) {
		return await(() -> {
			var now = person.get("/api/exports/{id}", id(job)).expect(200).json();
			return Set.of("QUEUED", "RUNNING", "AWAITING_APPROVAL").contains(now.get("status").asString()) ? Optional.empty() : Optional.of(now);
		});
	}

	private static <T> T await(Supplier<Optional<T>> question) {
		for (var tries = 0; tries < 400; tries++) {
			var answer = question.get();
			if (answer.isPresent()) {
				return answer.get();
			}
			try {
				Thread.sleep(50);
			}
			catch (InterruptedException e) {
				throw new IllegalStateException(e);
			}
		}
		throw new AssertionError("waited in vain");
	}

	private static XSSFSheet open(Browser person, JsonNode job) throws IOException {
		var bytes = person.get("/api/exports/{id}/file", id(job)).expect(200).bytes();
		return new XSSFWorkbook(new ByteArrayInputStream(bytes)).getSheetAt(0);
	}

	private static List<String> texts(XSSFSheet sheet, int row) {
		var formatter = new DataFormatter();
		var texts = new ArrayList<String>();
		sheet.getRow(row).forEach(cell -> texts.add(formatter.formatCellValue(cell)));
		return texts;
	}

	private static UUID id(JsonNode job) {
		return UUID.fromString(job.get("jobId").asString());
	}

	private void assertRefused(Person person, String statement, Object... arguments) {
		assertThatThrownBy(() -> as(person, () -> sql.update(statement, arguments))).as(statement)
			.hasStackTraceContaining("ERROR:");
	}

	private UUID account(Person person) {
		return UUID.fromString(house.as(person).get("/api/session").json().get("accountId").asString());
	}

	private JdbcTemplate owner() {
		return new JdbcTemplate(flyway.getConfiguration().getDataSource());
	}

	private <T> T as(Person person, Supplier<T> question) {
		var session = house.as(person).get("/api/session").json();
		return access.runAs(UUID.fromString(session.get("accountId").asString()),
				UUID.fromString(session.get("post").get("postId").asString()),
				() -> new TransactionTemplate(transactions).execute(status -> question.get()));
	}
}
