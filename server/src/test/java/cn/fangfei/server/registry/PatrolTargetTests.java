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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** Patrol targets 排查对象 (G6): firms of the list handed to the townships they lie in, and what these saw. */
@HouseTest
class PatrolTargetTests {

	private static final AtomicInteger COUNT = new AtomicInteger(1200);

	private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

	@Autowired
	House house;

	@Autowired
	Environment environment;

	private Browser clerk;

	private String mark = "";

	@BeforeEach
	void threeFirmsOnTheList() {
		clerk = house.as(Person.CLERK);
		mark = "固镇排查" + COUNT.get();
		bringIn(clerk, csv(firm("甲", "谷阳镇"), firm("乙", "王庄镇"), firm("丙", "")));
		var ids = clerk.get("/api/firms?q={q}", mark).expect(200).json().get("rows").valueStream().map(f -> f.get("firmId").asString()).toList();
		clerk.post("/api/supervisions", Map.of("firmIds", ids, "reason", "WORDING", "basis", "", "since", TODAY.toString())).expect(201);
	}

	@Test
	void eachFirmGoesToItsTownshipAndWhatLiesNowhereIsNamed() {
		var result = handOver(stays(), 10).expect(201).json();

		assertThat(result.get("done").asInt()).isEqualTo(2);
		assertThat(result.get("refused")).hasSize(1);
		assertThat(result.get("refused").get(0).get("reason").asString()).contains("丙").contains("先定到乡镇");
		assertThat(texts(result.get("townships"), "regionCode")).containsExactly(House.TOWNSHIP_A, House.TOWNSHIP_B);
		assertThat(targets(Person.TOWN_A)).singleElement().satisfies(t -> {
			assertThat(t.get("firmName").asString()).startsWith(mark + "甲");
			assertThat(t.get("state").asString()).isEqualTo("OPEN");
			assertThat(t.get("task").asString()).isEqualTo("看是否在营");
		});
		assertThat(targets(Person.TOWN_B)).hasSize(1);
		assertThat(targets(Person.CLERK)).hasSize(2);
		assertThat(targets(Person.NEIGHBOUR)).isEmpty();
		assertThat(house.as(Person.TOWN_A).get("/api/messages?size=5").expect(200).text()).contains("移交排查对象1户");
		assertThat(stay("甲").get("target").get("state").asString()).isEqualTo("OPEN");
		assertThat(clerk.get("/api/supervisions?q={q}&handed=NEVER&placed=false", mark).expect(200).json().get("total").asInt()).isEqualTo(1);
		assertThat(clerk.get("/api/supervisions?size=1").expect(200).json().get("total").asInt()).isGreaterThan(1);
		assertThat(clerk.get("/api/patrol-targets?size=1").expect(200).json().get("total").asInt()).isPositive();
	}

	@Test
	void aFirmThatWaitsForItsVisitIsNotHandedOverTwice() {
		handOver(stays(), 10).expect(201);

		var again = handOver(stays(), 20).expect(201).json();

		assertThat(again.get("done").asInt()).isZero();
		assertThat(texts(again.get("refused"), "reason")).filteredOn(r -> r.contains("还在等走访")).hasSize(2);
	}

	@Test
	void handingOverInTheSameInstantMakesOneTarget() throws Exception {
		var ids = stays();
		var tasks = new ArrayList<Callable<JsonNode>>();
		for (var i = 0; i < 8; i++) {
			var browser = house.as(i % 2 == 0 ? Person.CLERK : Person.LEAD);
			tasks.add(() -> browser.post("/api/patrol-targets", request(ids, 10)).expect(201).json());
		}

		var done = 0;
		var pool = Executors.newFixedThreadPool(4);
		try {
			for (var answer : pool.invokeAll(tasks)) {
				done += answer.get().get("done").asInt();
			}
		}
		finally {
			pool.shutdown();
		}

		assertThat(done).isEqualTo(2);
		assertThat(targets(Person.CLERK)).hasSize(2);
	}

	@Test
	void aVisitIsEnteredOnceByTheTownship() {
		handOver(stays(), 10).expect(201);
		var target = targets(Person.TOWN_A).get(0);
		var id = target.get("targetId").asString();
		var town = house.as(Person.TOWN_A);

		clerk.put("/api/patrol-targets/{id}/visit", visit(0, "OPERATING", TODAY), id).expect(403);
		house.as(Person.TOWN_B).put("/api/patrol-targets/{id}/visit", visit(0, "OPERATING", TODAY), id).expect(404);
		town.put("/api/patrol-targets/{id}/visit", visit(0, "OPERATING", TODAY.plusDays(1)), id).expect(422);
		town.put("/api/patrol-targets/{id}/visit", visit(0, "OPERATING", TODAY.minusDays(1)), id).expect(422);
		town.put("/api/patrol-targets/{id}/visit", Map.of("version", 0, "outcome", "VACATED", "visitedOn", TODAY.toString(), "note",
				"邻居电话13812345678"), id).expect(422);
		var done = town.put("/api/patrol-targets/{id}/visit", visit(0, "VACATED", TODAY), id).expect(200).json();
		var twice = town.put("/api/patrol-targets/{id}/visit", visit(0, "OPERATING", TODAY), id).expect(409).json();

		assertThat(done.get("state").asString()).isEqualTo("VISITED");
		assertThat(done.get("outcome").asString()).isEqualTo("VACATED");
		assertThat(done.get("visitedBy").asString()).isEqualTo("测试TOWN_A");
		assertThat(twice.get("detail").asString()).contains("人去楼空");
		assertThat(stay("甲").get("target").get("outcome").asString()).isEqualTo("VACATED");
		assertThat(clerk.get("/api/patrol-targets?q={q}&outcome=VACATED", mark).expect(200).json().get("total").asInt()).isEqualTo(1);
		assertThat(handOver(stays(), 5).expect(201).json().get("done").asInt()).as("a visited firm may be handed over anew").isEqualTo(1);
	}

	@Test
	void whatTheVisitShowedOfTheAddressIsReadByTheRuleOnAddresses() {
		handOver(stays(), 10).expect(201);
		var target = targets(Person.TOWN_A).get(0);
		var profile = "/api/firms/" + target.get("firmId").asString() + "/profile";
		var before = ruleFour(clerk.get(profile).expect(200).json());

		house.as(Person.TOWN_A)
			.put("/api/patrol-targets/{id}/visit", visit(0, "NO_SUCH_ADDRESS", TODAY), target.get("targetId").asString())
			.expect(200);

		var after = ruleFour(clerk.get(profile).expect(200).json());
		assertThat(before.get("state").asString()).isEqualTo("NOT_ASKED");
		assertThat(after.get("state").asString()).isEqualTo("COUNTS");
		assertThat(after.get("sentence").asString()).startsWith(TODAY + "上门走访").contains("查无此址");
		bringIn(clerk, csv(line(target.get("firmName").asString(), target.get("creditCode").asString(), "理财", "固镇县谷阳镇搬迁路1号")));
		assertThat(ruleFour(clerk.get(profile).expect(200).json()).get("state").asString()).as("of the address before it moved")
			.isEqualTo("NOT_ASKED");
	}

	private static JsonNode ruleFour(JsonNode profile) {
		return profile.get("rules").valueStream().filter(r -> r.get("code").asString().equals("R4")).findFirst().orElseThrow();
	}

	@Test
	void twoPeopleOfTheTownshipEnterOneResult() throws Exception {
		handOver(stays(), 10).expect(201);
		var id = targets(Person.TOWN_A).get(0).get("targetId").asString();
		var tasks = new ArrayList<Callable<Integer>>();
		for (var outcome : List.of("OPERATING", "CLOSED", "VACATED", "DIFFERS")) {
			tasks.add(() -> house.as(Person.TOWN_A).put("/api/patrol-targets/{id}/visit", visit(0, outcome, TODAY), id).status());
		}

		var answers = new ArrayList<Integer>();
		var pool = Executors.newFixedThreadPool(4);
		try {
			for (var answer : pool.invokeAll(tasks)) {
				answers.add(answer.get());
			}
		}
		finally {
			pool.shutdown();
		}

		assertThat(answers).containsExactlyInAnyOrder(200, 409, 409, 409);
	}

	@Test
	void theOfficeSeesHowFarEachTownshipHasCome() {
		var before = progress(Person.CLERK, House.TOWNSHIP_A);
		handOver(stays(), 0).expect(201);
		var after = progress(Person.CLERK, House.TOWNSHIP_A);

		assertThat(after.get("open").asInt()).isEqualTo((before == null ? 0 : before.get("open").asInt()) + 1);
		assertThat(after.get("total").asInt()).isEqualTo(after.get("open").asInt() + after.get("overdue").asInt() + after.get("visited").asInt());
		assertThat(after.get("open").asInt())
			.isEqualTo(clerk.get("/api/patrol-targets?state=OPEN&region={r}", House.TOWNSHIP_A).expect(200).json().get("total").asInt());
		assertThat(progress(Person.TOWN_A, House.TOWNSHIP_B)).isNull();
		assertThat(clerk.get("/api/patrol-progress").expect(200).json().get("unplaced").asInt()).isPositive();
	}

	@Test
	void theOfficeTakesBackWhatLiesWithTheWrongTownship() {
		handOver(stays(), 10).expect(201);
		var target = targets(Person.TOWN_B).get(0);
		var id = target.get("targetId").asString();

		house.as(Person.TOWN_B).put("/api/patrol-targets/{id}/recall", Map.of("version", 0, "because", "不归我们"), id).expect(403);
		var recalled = clerk.put("/api/patrol-targets/{id}/recall", Map.of("version", 0, "because", "已搬到谷阳镇"), id).expect(200).json();
		var late = house.as(Person.TOWN_B).put("/api/patrol-targets/{id}/visit", visit(0, "OPERATING", TODAY), id).expect(409).json();

		assertThat(recalled.get("state").asString()).isEqualTo("RECALLED");
		assertThat(late.get("detail").asString()).contains("收回");
		assertThat(targets(Person.TOWN_B)).isEmpty();
		assertThat(newest(Person.TOWN_B)).contains("收回排查对象“" + mark + "乙").contains("不必再走访：已搬到谷阳镇");
		assertThat(stay("乙").get("target").isNull()).isTrue();
		assertThat(clerk.get("/api/patrol-targets?q={q}&state=RECALLED", mark).expect(200).json().get("total").asInt()).isEqualTo(1);
	}

	@Test
	void nobodyIsToVisitAFirmThatLeftTheList() {
		handOver(stays(), 10).expect(201);
		var stay = stay("乙");
		var target = targets(Person.TOWN_B).get(0);

		clerk.put("/api/supervision-ends", Map.of("stays", List.of(Map.of("supervisionId", stay.get("supervisionId").asString(), "version",
				stay.get("version").asInt())), "because", "DEREGISTERED", "until", TODAY.toString())).expect(200);

		assertThat(targets(Person.TOWN_B)).isEmpty();
		var recalled = clerk.get("/api/patrol-targets?q={q}&state=RECALLED", mark).expect(200).json();
		assertThat(recalled.get("total").asInt()).isEqualTo(1);
		assertThat(recalled.get("rows").get(0).get("targetId").asString()).isEqualTo(target.get("targetId").asString());
		assertThat(house.as(Person.TOWN_B).get("/api/messages?size=5").expect(200).text()).contains("收回排查对象1户，不必再走访");
		assertThat(targets(Person.TOWN_A)).as("what others wait for stays").isNotEmpty();
		clerk.post("/api/supervisions", Map.of("firmIds", List.of(stay.get("firmId").asString()), "reason", "WARNING", "basis", "复查", "since",
				TODAY.toString())).expect(201);
		assertThat(handOver(List.of(stay("乙").get("supervisionId").asString()), 5).expect(201).json().get("done").asInt()).isEqualTo(1);
	}

	@Test
	void whatWaitsForAVisitGoesAlongWithAFirmThatIsPlacedElsewhereAndBothTownshipsAreTold() {
		handOver(stays(), 10).expect(201);
		var target = targets(Person.TOWN_A).get(0);
		var id = target.get("targetId").asString();
		var before = progress(Person.CLERK, House.TOWNSHIP_B);

		place("甲", House.TOWNSHIP_B);

		assertThat(targets(Person.TOWN_A)).isEmpty();
		house.as(Person.TOWN_A).put("/api/patrol-targets/{id}/visit", visit(0, "OPERATING", TODAY), id).expect(404);
		assertThat(names(Person.TOWN_B)).containsExactlyInAnyOrder(mark + "甲商贸有限公司", mark + "乙商贸有限公司");
		assertThat(newest(Person.TOWN_B)).contains("接收排查对象1户，企业属地由谷阳镇变更到王庄镇");
		assertThat(newest(Person.TOWN_A)).contains("转出排查对象1户，不必再走访：企业属地变更到王庄镇");
		assertThat(progress(Person.CLERK, House.TOWNSHIP_B).get("open").asInt()).isEqualTo(before.get("open").asInt() + 1);
		clerk.put("/api/patrol-targets/{id}/recall", Map.of("version", 0, "because", "还在谷阳镇"), id).expect(409);
		var done = house.as(Person.TOWN_B).put("/api/patrol-targets/{id}/visit", visit(1, "OPERATING", TODAY), id).expect(200).json();
		assertThat(done.get("state").asString()).isEqualTo("VISITED");
		var audit = house.as(Person.AUDITOR).get("/api/audit?action=target:move").expect(200).json();
		assertThat(texts(audit.get("rows"), "detail")).contains("排查对象1户随企业属地由谷阳镇转到王庄镇");
	}

	@Test
	void anImportThatMovesAFirmTakesItsTargetAlongWithTheNewAddress() {
		handOver(stays(), 10).expect(201);
		var target = targets(Person.TOWN_A).get(0);

		bringIn(clerk, csv(line(target.get("firmName").asString(), target.get("creditCode").asString(), "服装销售", "固镇县王庄镇迁址路7号")));

		assertThat(targets(Person.TOWN_A)).isEmpty();
		assertThat(targets(Person.TOWN_B)).filteredOn(t -> t.get("targetId").equals(target.get("targetId")))
			.singleElement()
			.satisfies(t -> assertThat(t.get("address").asString()).isEqualTo("固镇县王庄镇迁址路7号"));
		assertThat(newest(Person.TOWN_B)).contains("接收排查对象1户，企业属地由谷阳镇变更到王庄镇");
		assertThat(newest(Person.TOWN_A)).contains("转出排查对象1户");
	}

	@Test
	void aFirmThatLiesNowhereForAWhileWaitsWithTheOfficeAndThenWithItsTownship() {
		handOver(stays(), 10).expect(201);
		var target = targets(Person.TOWN_A).get(0);

		bringIn(clerk, csv(line(target.get("firmName").asString(), target.get("creditCode").asString(), "服装销售", "某某路8号")));

		assertThat(newest(Person.TOWN_A)).contains("转出排查对象1户，不必再走访：企业属地待定");
		assertThat(newest(Person.LEAD)).contains("排查对象1户的企业属地待定，请先定到乡镇");
		assertThat(targets(Person.TOWN_A)).isEmpty();
		assertThat(targets(Person.CLERK)).hasSize(2);
		place("甲", House.TOWNSHIP_B);
		assertThat(targets(Person.TOWN_B)).hasSize(2);
		assertThat(newest(Person.TOWN_B)).contains("接收排查对象1户，企业属地变更到王庄镇");
	}

	@Test
	void whatWasVisitedStaysWithTheTownshipThatVisitedItAlsoAfterTheFirmMoved() {
		handOver(stays(), 10).expect(201);
		var id = targets(Person.TOWN_A).get(0).get("targetId").asString();
		var town = house.as(Person.TOWN_A);
		town.put("/api/patrol-targets/{id}/visit", visit(0, "OPERATING", TODAY), id).expect(200);

		place("甲", House.TOWNSHIP_B);

		assertThat(targets(Person.TOWN_A)).singleElement().satisfies(t -> assertThat(t.get("reason").asString()).isEqualTo("WORDING"));
		assertThat(town.get("/api/patrol-targets/{id}", id).expect(200).json().get("state").asString()).isEqualTo("VISITED");
		assertThat(progress(Person.TOWN_A, House.TOWNSHIP_A).get("visited").asInt())
			.isEqualTo(town.get("/api/patrol-targets?state=VISITED&size=1").expect(200).json().get("total").asInt());
		assertThat(names(Person.TOWN_B)).containsExactly(mark + "乙商贸有限公司");
	}

	@Test
	void targetsThatWereHandedOverBeforeFollowTheirFirmAndSayWhyItIsOnTheList() throws Exception {
		bringIn(clerk, csv(firm("丁", "谷阳镇"), firm("戊", "谷阳镇")));
		var firms = Stream.of("丁", "戊").map(this::idOf).toList();
		clerk.post("/api/supervisions", Map.of("firmIds", firms, "reason", "COMPLAINTS", "basis", "三人投诉", "since", TODAY.toString())).expect(201);
		handOver(stays(), 10).expect(201);
		house.as(Person.TOWN_B).put("/api/patrol-targets/{id}/visit", visit(0, "OPERATING", TODAY), targetOf("乙")).expect(200);
		clerk.put("/api/patrol-targets/{id}/recall", Map.of("version", 0, "because", "已搬走"), targetOf("戊")).expect(200);

		try (var owner = DriverManager.getConnection(environment.getRequiredProperty("spring.flyway.url"),
				environment.getRequiredProperty("spring.flyway.user"), environment.getRequiredProperty("spring.flyway.password"));
				var sql = owner.createStatement()) {
			owner.setAutoCommit(false);
			asBeforeTargetsFollowed(owner);
			for (var which : List.of("甲", "乙", "戊")) {
				run(owner, """
						update firm
						set region_code = '%s', address = '固镇县迁址路9号', changed_at = now()
						where name like '%s%%'
						""".formatted(which.equals("乙") ? House.TOWNSHIP_A : House.TOWNSHIP_B, mark + which));
			}
			run(owner, migration("V9__targets_follow_their_firm.sql"));
			var kept = new ArrayList<String>();
			try (var rows = sql.executeQuery("""
					select concat_ws(' ', right(t.firm_name, 7), t.region_code, t.address = f.address, t.reason, t.basis, t.moved_from,
					                 t.moved_at = f.changed_at, t.version)
					from firm_target t
					join firm f on f.firm_id = t.firm_id
					where t.firm_name like '%s%%'
					order by t.firm_name collate "C"
					""".formatted(mark))) {
				while (rows.next()) {
					kept.add(rows.getString(1));
				}
			}

			assertThat(kept).containsExactlyInAnyOrder(
					"甲商贸有限公司 " + House.TOWNSHIP_B + " t WORDING  " + House.TOWNSHIP_A + " t 1",
					// what is done stays with who did it, and is told why all the same
					"乙商贸有限公司 " + House.TOWNSHIP_B + " f WORDING  1", "丁商贸有限公司 " + House.TOWNSHIP_A + " t COMPLAINTS 三人投诉 0",
					"戊商贸有限公司 " + House.TOWNSHIP_A + " f COMPLAINTS 三人投诉 1");
			move(owner, firms.get(0), House.TOWNSHIP_B);
			try (var moved = sql.executeQuery("select region_code from firm_target where firm_id = '" + firms.get(0) + "'")) {
				assertThat(moved.next()).isTrue();
				assertThat(moved.getString(1)).as("from now on by itself").isEqualTo(House.TOWNSHIP_B);
			}
			owner.rollback();
		}
	}

	/** The table as it was, with the same rows: a target did not follow its firm, and not even the owner saw all. */
	private void asBeforeTargetsFollowed(Connection owner) throws IOException, SQLException {
		var before = migration("V6__key_supervision.sql");
		var follows = before.substring(before.indexOf("create function firm_supervision_follows()"));
		run(owner, "alter table firm_target drop column reason, drop column basis, drop column moved_from, drop column moved_at");
		run(owner, follows.substring(0, follows.indexOf("$$;") + 3).replace("create function", "create or replace function"));
		run(owner, "drop policy firm_target_read on firm_target; drop policy firm_target_step on firm_target");
		for (var policy : List.of("firm_target_read", "firm_target_step")) {
			var created = before.substring(before.indexOf("create policy " + policy));
			run(owner, created.substring(0, created.indexOf(';')));
		}
	}

	private String migration(String name) throws IOException {
		try (var script = PatrolTargetTests.class.getResourceAsStream("/db/migration/registry/" + name)) {
			return new String(script.readAllBytes(), StandardCharsets.UTF_8).replace("${owner}", environment.getRequiredProperty("spring.flyway.user"));
		}
	}

	private String idOf(String which) {
		return clerk.get("/api/firms?q={q}", mark + which).expect(200).json().get("rows").get(0).get("firmId").asString();
	}

	private String targetOf(String which) {
		return clerk.get("/api/patrol-targets?q={q}", mark + which).expect(200).json().get("rows").get(0).get("targetId").asString();
	}

	@Test
	void whoMovesFirmsDoesNotWaitInACircleWithWhoHandsThemOverOrTakesThemOffTheList() throws Exception {
		var lines = new String[8];
		Arrays.setAll(lines, i -> firm("同时" + i, "谷阳镇"));
		bringIn(clerk, csv(lines));
		var firms = texts(clerk.get("/api/firms?q={q}", mark + "同时").expect(200).json().get("rows"), "firmId").stream().sorted().toList();
		clerk.post("/api/supervisions", Map.of("firmIds", firms, "reason", "WORDING", "basis", "", "since", TODAY.toString())).expect(201);
		var stays = clerk.get("/api/supervisions?q={q}", mark + "同时").expect(200).json().get("rows").valueStream().toList();
		var ids = stays.stream().map(s -> s.get("supervisionId").asString()).toList();

		var handed = whileMoving(firms, House.TOWNSHIP_B, () -> handOver(ids, 10));
		var ended = whileMoving(firms, House.TOWNSHIP_A, () -> clerk.put("/api/supervision-ends",
				Map.of("stays", stays.stream().map(s -> Map.of("supervisionId", s.get("supervisionId").asString(), "version", 0)).toList(),
						"because", "DEREGISTERED", "until", TODAY.toString())));

		assertThat(handed.expect(201).json().get("done").asInt()).isEqualTo(8);
		assertThat(texts(handed.json().get("townships"), "regionCode")).as("where they lie by then").containsExactly(House.TOWNSHIP_B);
		assertThat(ended.expect(200).json().get("done").asInt()).isEqualTo(8);
		assertThat(clerk.get("/api/patrol-targets?q={q}&state=RECALLED", mark + "同时").expect(200).json().get("total").asInt()).isEqualTo(8);
	}

	/** Moves firms as an import does, the last first, while somebody asks for something; answers what that one is told. */
	private Browser.Answer whileMoving(List<String> firms, String township, Callable<Browser.Answer> asking) throws Exception {
		var pool = Executors.newSingleThreadExecutor();
		try (var importing = DriverManager.getConnection(environment.getRequiredProperty("spring.flyway.url"),
				environment.getRequiredProperty("spring.flyway.user"), environment.getRequiredProperty("spring.flyway.password"))) {
			importing.setAutoCommit(false);
			run(importing, "select pg_advisory_xact_lock(hashtext('firm'))");
			move(importing, firms.get(firms.size() - 1), township);
			var answer = pool.submit(asking);
			var end = System.nanoTime() + 20_000_000_000L;
			while (!someoneWaits(importing)) {
				assertThat(System.nanoTime()).as("the other one waits").isLessThan(end);
				RegisterFixtures.sleep();
			}
			for (var firm : firms.subList(0, firms.size() - 1)) {
				move(importing, firm, township);
			}
			importing.commit();
			return answer.get();
		}
		finally {
			pool.shutdown();
		}
	}

	private static void move(Connection connection, String firm, String township) throws SQLException {
		run(connection, "update firm set region_code = '" + township + "', changed_at = now() where firm_id = '" + firm + "'");
	}

	private static void run(Connection connection, String statement) throws SQLException {
		try (var one = connection.createStatement()) {
			one.execute(statement);
		}
	}

	private static boolean someoneWaits(Connection connection) throws SQLException {
		try (var one = connection.createStatement();
				var found = one.executeQuery("""
						select exists (select 1
						               from pg_locks w
						               where not w.granted and pg_backend_pid() = any(pg_blocking_pids(w.pid)))
						""")) {
			return found.next() && found.getBoolean(1);
		}
	}

	@Test
	void aDayThatIsPastIsRefused() {
		handOver(stays(), -1).expect(422);
		handOver(stays(), 500).expect(422);
		house.as(Person.TOWN_A).post("/api/patrol-targets", request(stays(), 10)).expect(403);
		assertThat(targets(Person.CLERK)).isEmpty();
	}

	private String firm(String which, String township) {
		var number = COUNT.getAndIncrement();
		return line(mark + which + "商贸有限公司", code("340323", number), "服装销售", (township.isEmpty() ? "某某路" : "固镇县" + township) + number + "号");
	}

	private Browser.Answer handOver(List<String> stays, int days) {
		return clerk.post("/api/patrol-targets", request(stays, days));
	}

	private static Map<String, Object> request(List<String> stays, int days) {
		return Map.of("supervisionIds", stays, "dueOn", TODAY.plusDays(days).toString(), "task", "看是否在营");
	}

	private static Map<String, Object> visit(int version, String outcome, LocalDate day) {
		return Map.of("version", version, "outcome", outcome, "visitedOn", day.toString(), "note", "门锁着，招牌已拆");
	}

	private List<String> stays() {
		return texts(clerk.get("/api/supervisions?size=200&q={q}", mark).expect(200).json().get("rows"), "supervisionId");
	}

	private JsonNode stay(String which) {
		return clerk.get("/api/supervisions?q={q}", mark + which).expect(200).json().get("rows").get(0);
	}

	private void place(String which, String township) {
		clerk.put("/api/firm-placements", Map.of("firmIds", List.of(idOf(which)), "regionCode", township)).expect(200);
	}

	/** The newest message of a person. */
	private String newest(Person person) {
		return house.as(person).get("/api/messages?size=1").expect(200).text();
	}

	private List<String> names(Person person) {
		return targets(person).stream().map(t -> t.get("firmName").asString()).toList();
	}

	private List<JsonNode> targets(Person person) {
		return house.as(person).get("/api/patrol-targets?size=200&q={q}", mark).expect(200).json().get("rows").valueStream().toList();
	}

	private @org.jspecify.annotations.Nullable JsonNode progress(Person person, String township) {
		for (var row : house.as(person).get("/api/patrol-progress").expect(200).json().get("townships")) {
			if (row.get("regionCode").asString().equals(township)) {
				return row;
			}
		}
		return null;
	}
}
