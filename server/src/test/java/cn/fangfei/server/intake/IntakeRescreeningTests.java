package cn.fangfei.server.intake;

import static cn.fangfei.server.intake.IntakeFixtures.advert;
import static cn.fangfei.server.intake.IntakeFixtures.get;
import static cn.fangfei.server.intake.IntakeFixtures.judge;
import static cn.fangfei.server.intake.IntakeFixtures.signals;
import static cn.fangfei.server.intake.IntakeFixtures.until;
import static cn.fangfei.server.intake.IntakeFixtures.version;
import static cn.fangfei.server.intake.IntakeFixtures.word;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.detection.text.TextScreenVersion;
import cn.fangfei.server.Browser;
import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.kernel.RegionCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Texts that an older version of the rules read are read anew in the background: each once, beside what was said before (issue 4 item 5). */
@HouseTest
class IntakeRescreeningTests {

	private static final String OLD = "0ld0ld0ld0ld";

	private static final String CITY = "340300000000";

	@Autowired
	House house;

	@Autowired
	Access access;

	@Autowired
	IntakeKeeping keeping;

	@Autowired
	IntakeRescreeningSteps steps;

	@Autowired
	IntakeRescreeningRunner runner;

	@Autowired
	PlatformTransactionManager transactions;

	@Autowired
	Flyway flyway;

	/** Nothing of an older version is left for the next test. */
	@AfterEach
	void allIsReadAnew() {
		runner.start();
		house.as(Person.CLERK).post("/api/intake/rescreenings", Map.of());
		until(() -> state(Person.CLERK).get("outdated").asInt() == 0 && over(state(Person.CLERK).get("newest")), () -> "texts are left");
	}

	@Test
	void eachFigureOfARunOpensItsTexts() {
		var raised = old(advert(), "今天赶集，人很多。");
		var lowered = old("第" + word() + "届谷阳镇广场舞比赛周六上午开始，欢迎观看。", advert());
		var advert = advert();
		var unchanged = old(advert, advert);
		var altered = old(advert(), "项目保本保息，年化收益24%，人人可投，速来认购，推荐亲友投资另有奖励。");
		assertThat(state(Person.CLERK).get("outdated").asInt()).isEqualTo(4);
		assertThat(ids("outdated=true")).containsExactlyInAnyOrder(raised, lowered, unchanged, altered);

		var run = await(start(Person.CLERK));

		assertThat(run.get("status").asString()).isEqualTo("DONE");
		assertThat(counts(run)).containsExactly(4, 1, 1, 1, 1);
		assertThat(run.get("progress").asInt()).isEqualTo(100);
		var rows = "rescreening=" + id(run);
		assertThat(ids(rows)).containsExactlyInAnyOrder(raised, lowered, unchanged, altered);
		assertThat(ids(rows + "&outcome=RAISED")).containsExactly(raised);
		assertThat(ids(rows + "&outcome=LOWERED")).containsExactly(lowered);
		assertThat(ids(rows + "&outcome=ALTERED")).containsExactly(altered);
		assertThat(ids(rows + "&outcome=UNCHANGED")).containsExactly(unchanged);
		assertThat(ids("outdated=true")).isEmpty();
		var view = get(house, raised);
		assertThat(view.get("screening").get("current").asBoolean()).isTrue();
		assertThat(view.get("earlier").get(0).get("version").asString()).isEqualTo(OLD);
		assertThat(view.get("earlier").get(0).get("level").asString()).isEqualTo("GREEN");
		house.as(Person.CLERK).post("/api/intake/rescreenings", Map.of()).expect(409);
	}

	@Test
	void whatAPersonJudgedStaysJudgedAndSignalsFollowTheRest() {
		var name = "固镇" + word() + "互助会";
		var calm = "今天赶集，人很多，天气不错。";
		var risen = linked(old(advert(), calm), name + "甲");
		var fallen = linked(old("第" + word() + "届谷阳镇歌咏比赛周日开始，欢迎观看。", advert()), name + "乙");
		var cleared = linked(old(advert(), calm), name + "丙");
		var upheld = linked(old("第" + word() + "届谷阳镇象棋比赛周日开始，欢迎报名。", advert()), name + "丁");
		judge(house, get(house, cleared), "ORDINARY_TRADE").expect(200);
		judge(house, get(house, upheld), "PROMISED_RETURN").expect(200);
		assertThat(signals(house, name + "甲")).isEmpty();
		assertThat(signals(house, name + "乙")).hasSize(1);

		var run = await(start(Person.CLERK));

		assertThat(counts(run)).containsExactly(4, 2, 2, 0, 0);
		assertThat(signals(house, name + "甲")).hasSize(1);
		assertThat(signals(house, name + "乙")).isEmpty();
		assertThat(signals(house, name + "丙")).as("called a false alarm").isEmpty();
		assertThat(signals(house, name + "丁")).as("confirmed by a person").hasSize(1);
		assertThat(get(house, cleared).get("item").get("verdict").asString()).isEqualTo("FALSE_ALARM");
		assertThat(get(house, upheld).get("item").get("verdict").asString()).isEqualTo("CONFIRMED");
		assertThat(List.of(get(house, risen), get(house, fallen))).allMatch(v -> v.get("item").path("verdict").isMissingNode()
				|| v.get("item").get("verdict").isNull());
	}

	@Test
	void aRunWhosePlatformWasKilledBetweenStepsIsTakenUpWhereItEnded() {
		runner.stop();
		var texts = java.util.stream.IntStream.range(0, 5).mapToObj(i -> old(advert(), "今天赶集，人很多。")).toList();
		var run = start(Person.CLERK);
		var id = UUID.fromString(id(run));
		var read = as(Person.CLERK, () -> {
			assertThat(steps.begin(id)).isTrue();
			return steps.screen(id, 2);
		});
		var cut = run(id);

		runner.start();
		var done = await(run);

		assertThat(read).isEqualTo(IntakeRescreeningSteps.Step.READ);
		assertThat(cut.get("status").asString()).isEqualTo("RUNNING");
		assertThat(cut.get("done").asInt()).isEqualTo(2);
		assertThat(cut.get("progress").asInt()).isEqualTo(40);
		assertThat(done.get("status").asString()).isEqualTo("DONE");
		assertThat(counts(done)).containsExactly(5, 5, 0, 0, 0);
		assertThat(texts).allSatisfy(text -> assertThat(get(house, text).get("earlier")).as("read anew once").hasSize(1));
	}

	@Test
	void aSecondRunOfAnOverlappingTerritoryIsRefusedWithWordsAndAnotherTerritoryIsNot() {
		runner.stop();
		old(advert(), "今天赶集。");
		// harmless by both: other tests count that the other county has nothing to judge
		old("今天" + word() + "赶集，人很多。", "今天赶集。", House.OTHER_COUNTY);
		var city = cityClerk();
		var first = start(Person.CLERK);

		var second = house.as(Person.LEAD).post("/api/intake/rescreenings", Map.of()).expect(409).json();
		var above = city.post("/api/intake/rescreenings", Map.of()).expect(409).json();
		var beside = start(Person.NEIGHBOUR);
		house.as(Person.NEIGHBOUR).get("/api/intake/rescreenings/{id}", id(first)).expect(404);
		house.as(Person.NEIGHBOUR).put("/api/intake/rescreenings/{id}/cancellation", Map.of("version", 0), id(first)).expect(404);

		assertThat(second.get("detail").asString()).contains("测试CLERK", "固镇县", "共1条", "刷新");
		assertThat(above.get("detail").asString()).contains("正在进行");
		assertThat(state(Person.NEIGHBOUR).get("newest").get("rescreeningId").asString()).isEqualTo(id(beside));
		for (var run : List.of(first, beside)) {
			city.put("/api/intake/rescreenings/{id}/cancellation", Map.of("version", 0), id(run)).expect(200);
		}
		var whole = city.post("/api/intake/rescreenings", Map.of()).expect(201).json();
		assertThat(whole.get("total").asInt()).isEqualTo(2);
		assertThat(house.as(Person.CLERK).post("/api/intake/rescreenings", Map.of()).expect(409).json().get("detail").asString())
			.as("whose run it is, who looks from below is not told").contains("上级单位").doesNotContain("共2条");
		runner.start();
		until(() -> over(city.get("/api/intake/rescreenings/{id}", id(whole)).expect(200).json()), () -> "the run does not end");
		assertThat(state(Person.CLERK).get("outdated").asInt()).isZero();
		assertThat(state(Person.NEIGHBOUR).get("outdated").asInt()).isZero();
	}

	@Test
	void aCancelledRunKeepsWhatItReadAndTheRestIsReadByTheNext() {
		runner.stop();
		old(advert(), "今天赶集。");
		old(advert(), "今天赶集。");
		var run = start(Person.CLERK);
		var id = UUID.fromString(id(run));
		as(Person.CLERK, () -> steps.begin(id) ? steps.screen(id, 1) : null);
		var clerk = house.as(Person.CLERK);

		clerk.put("/api/intake/rescreenings/{id}/cancellation", Map.of("version", 7), id).expect(409);
		var cancelled = clerk.put("/api/intake/rescreenings/{id}/cancellation", Map.of("version", 0), id).expect(200).json();
		var late = as(Person.CLERK, () -> steps.screen(id, 1));
		assertThat(clerk.put("/api/intake/rescreenings/{id}/cancellation", Map.of("version", 1), id).expect(409).json().get("detail").asString())
			.contains("已取消");
		runner.start();
		var next = await(start(Person.CLERK));

		assertThat(cancelled.get("status").asString()).isEqualTo("CANCELLED");
		assertThat(cancelled.get("done").asInt()).isEqualTo(1);
		assertThat(late).as("a step after the end").isEqualTo(IntakeRescreeningSteps.Step.OVER);
		assertThat(counts(next)).containsExactly(1, 1, 0, 0, 0);
	}

	@Test
	void aTextThatAPersonReadAnewMeanwhileIsNotReadTwice() {
		runner.stop();
		var one = old(advert(), "今天赶集。");
		var other = old(advert(), "今天赶集。");
		var run = start(Person.CLERK);
		house.as(Person.CLERK).post("/api/intake/items/{id}/screenings", Map.of("version", version(get(house, one))), one).expect(201);

		runner.start();
		var done = await(run);

		assertThat(done.get("total").asInt()).isEqualTo(1);
		assertThat(ids("rescreening=" + id(run))).containsExactly(other);
		assertThat(get(house, one).get("earlier")).hasSize(1);
	}

	@Test
	void aTextThatSomebodyHoldsIsWaitedForAndNobodyWaitsInTurn() {
		runner.stop();
		var one = old(advert(), "今天赶集。");
		var other = old(advert(), "今天赶集。");
		var run = start(Person.CLERK);
		var id = UUID.fromString(id(run));
		var owner = new JdbcTemplate(flyway.getConfiguration().getDataSource());

		var steps = new ArrayList<IntakeRescreeningSteps.Step>();
		new TransactionTemplate(new DataSourceTransactionManager(flyway.getConfiguration().getDataSource())).executeWithoutResult(held -> {
			owner.queryForList("select 1 from intake_item where item_id = ? for update", UUID.fromString(one));
			as(Person.CLERK, () -> this.steps.begin(id));
			for (var i = 0; i < 2; i++) {
				steps.add(as(Person.CLERK, () -> this.steps.screen(id, 10)));
			}
		});
		steps.add(as(Person.CLERK, () -> this.steps.screen(id, 10)));
		steps.add(as(Person.CLERK, () -> this.steps.screen(id, 10)));
		runner.start();
		var done = await(run);

		assertThat(steps).containsExactly(IntakeRescreeningSteps.Step.READ, IntakeRescreeningSteps.Step.HELD, IntakeRescreeningSteps.Step.READ,
				IntakeRescreeningSteps.Step.LAST);
		assertThat(counts(done)).containsExactly(2, 2, 0, 0, 0);
		assertThat(ids("rescreening=" + id(run))).containsExactlyInAnyOrder(one, other);
	}

	@Test
	void aRunThatCannotGoOnEndsWithWords() {
		var owner = new JdbcTemplate(flyway.getConfiguration().getDataSource());
		for (var change : Map.of("screen_version = 'other'", "平台已升级", "attempts = 5", "多次中断").entrySet()) {
			runner.stop();
			old(advert(), "今天赶集。");
			var run = start(Person.CLERK);
			owner.update("update intake_rescreening set " + change.getKey() + " where rescreening_id = ?", UUID.fromString(id(run)));

			runner.start();
			var failed = await(run);

			assertThat(failed.get("status").asString()).isEqualTo("FAILED");
			assertThat(failed.get("message").asString()).contains(change.getValue());
			assertThat(failed.get("done").asInt()).isZero();
		}
	}

	@Test
	void aRunOfSomebodyWhosePostWasTakenAwayStopsWithWords() {
		runner.stop();
		old(advert(), "今天赶集。");
		var made = house.as(Person.SYSTEM).post("/api/accounts", Map.of("loginName", "reader.leaves", "displayName", "将离任")).expect(201).json();
		var account = made.get("account").get("accountId").asString();
		var post = post(account, house.unit("office"), House.COUNTY);
		var leaving = signIn("reader.leaves", made.get("initialPassword").asString());
		var run = leaving.post("/api/intake/rescreenings", Map.of()).expect(201).json();
		house.as(Person.SECURITY).delete("/api/posts/{id}", post.get("postId").asString());

		runner.start();
		var failed = await(run);

		assertThat(failed.get("status").asString()).isEqualTo("FAILED");
		assertThat(failed.get("message").asString()).contains("已停用");
	}

	@Test
	void whoeverOnlyReadsHasNoneReadAnew() {
		for (var person : List.of(Person.LEADER, Person.TOWN_A, Person.AGENT, Person.AUDITOR)) {
			house.as(person).post("/api/intake/rescreenings", Map.of()).expect(403);
			house.as(person).get("/api/intake/rescreenings").expect(403);
		}
	}

	/** A text of township A as an older version kept it, which read it as it read other words. */
	private String old(String body, String readAs) {
		return old(body, readAs, House.TOWNSHIP_A);
	}

	private String old(String body, String readAs, String region) {
		house.as(Person.CLERK);
		var said = TextScreening.of(readAs, null, null);
		var text = new IncomingText(null, "", body, null, null, null, new RegionCode(region), "旧版来源", null, "{\"正文\":\"" + body + "\"}");
		var row = new HashMap<>(TextReceiver.row(0, text, new TextScreening(OLD, said.finding(), said.kinds()),
				new TextOrigin(IntakeChannel.ADVERT, null, null, null, "旧版")));
		return new TransactionTemplate(transactions).execute(s -> keeping.receive(List.of(row), Instant.now())).get(0).itemId().toString();
	}

	private String linked(String item, String subject) {
		house.as(Person.CLERK)
			.post("/api/intake/items/{id}/links", Map.of("subjectName", subject, "version", version(get(house, item))), item)
			.expect(201);
		return item;
	}

	private JsonNode start(Person person) {
		var run = house.as(person).post("/api/intake/rescreenings", Map.of()).expect(201).json();
		assertThat(run.get("screenVersion").asString()).isEqualTo(TextScreenVersion.current());
		return run;
	}

	private JsonNode await(JsonNode run) {
		until(() -> over(run(UUID.fromString(id(run)))), () -> "the run does not end: " + run(UUID.fromString(id(run))));
		return run(UUID.fromString(id(run)));
	}

	private JsonNode run(UUID run) {
		return house.as(Person.CLERK).get("/api/intake/rescreenings/{id}", run).expect(200).json();
	}

	private JsonNode state(Person person) {
		return house.as(person).get("/api/intake/rescreenings").expect(200).json();
	}

	private List<String> ids(String query) {
		return house.as(Person.CLERK)
			.get("/api/intake/items?size=200&" + query)
			.expect(200)
			.json()
			.get("rows")
			.valueStream()
			.map(r -> r.get("itemId").asString())
			.toList();
	}

	private Browser cityClerk() {
		var unit = house.as(Person.SYSTEM)
			.post("/api/units", Map.of("name", "蚌埠市处非办", "kind", "LEAD_OFFICE", "regionCode", CITY))
			.expect(201)
			.json();
		var made = house.as(Person.SYSTEM).post("/api/accounts", Map.of("loginName", "city.reader", "displayName", "市里的")).expect(201).json();
		post(made.get("account").get("accountId").asString(), UUID.fromString(unit.get("unitId").asString()), CITY);
		return signIn("city.reader", made.get("initialPassword").asString());
	}

	private JsonNode post(String account, UUID unit, String region) {
		return house.as(Person.SECURITY)
			.post("/api/accounts/{id}/posts", Map.of("unitId", unit, "regionCode", region, "role", "OFFICE_CLERK"), account)
			.expect(201)
			.json();
	}

	private Browser signIn(String name, String initial) {
		var browser = house.newBrowser().signIn(name, initial);
		browser.put("/api/session/password", Map.of("oldPassword", initial, "newPassword", House.password())).expect(200);
		return browser;
	}

	private <T> T as(Person person, Supplier<T> act) {
		return house.runAs(access, person, act);
	}

	private static boolean over(JsonNode run) {
		return run == null || run.isNull() || run.get("status").asString().matches("DONE|FAILED|CANCELLED");
	}

	private static String id(JsonNode run) {
		return run.get("rescreeningId").asString();
	}

	private static List<Integer> counts(JsonNode run) {
		return List.of(run.get("done").asInt(), run.get("raised").asInt(), run.get("lowered").asInt(), run.get("altered").asInt(),
				run.get("unchanged").asInt());
	}
}
