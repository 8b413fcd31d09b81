package cn.fangfei.server.warning;

import static cn.fangfei.server.warning.WarningFixtures.answer;
import static cn.fangfei.server.warning.WarningFixtures.get;
import static cn.fangfei.server.warning.WarningFixtures.id;
import static cn.fangfei.server.warning.WarningFixtures.record;
import static cn.fangfei.server.warning.WarningFixtures.signal;
import static cn.fangfei.server.warning.WarningFixtures.subject;
import static cn.fangfei.server.warning.WarningFixtures.today;
import static cn.fangfei.server.warning.WarningFixtures.version;
import static cn.fangfei.server.warning.WarningFixtures.warned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.access.Access;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Signals become one warning, are argued with, put off and answered (Y16, Y18, G11). */
@HouseTest
class WarningDeskTests {

	@Autowired
	House house;

	@Autowired
	Weigher weigher;

	@Autowired
	Access access;

	@Autowired
	JdbcClient sql;

	@Autowired
	PlatformTransactionManager transactions;

	@Test
	void aSignalFromAnotherPlatformBecomesAWarningInTheList() {
		var subject = subject();

		var recorded = record(house, subject, House.TOWNSHIP_A, "POLICE_PLATFORM", 1);

		assertThat(recorded.get("known").asBoolean()).isFalse();
		var row = only(house, "/api/warnings?q={q}&status=OPEN", subject);
		assertThat(row.get("score").asDouble()).isEqualTo(60);
		assertThat(row.get("level").asString()).isEqualTo("ORANGE");
		assertThat(row.get("number").asString()).matches("340323-警-\\d{4}-\\d{5}");
		assertThat(row.get("because").asString()).isEqualTo("三个月内多人转入整数金额");
	}

	@Test
	void aWeakSignalAloneStaysASignal() {
		var subject = subject();

		var recorded = record(house, subject, House.TOWNSHIP_A, "PUBLIC_OPINION", 0.4);

		assertThat(recorded.get("warningId").isNull()).isTrue();
		assertThat(house.as(Person.CLERK).get("/api/warnings?q={q}", subject).json().get("total").asInt()).isZero();
		assertThat(house.as(Person.CLERK)
			.get("/api/signals?subject={s}", recorded.get("subjectId").asString())
			.json()
			.get("total")
			.asInt()).isEqualTo(1);
	}

	@Test
	void theSameSignalTwiceChangesNothing() {
		var subject = subject();
		var signal = signal(subject, House.TOWNSHIP_A, "POLICE_PLATFORM", 1);
		signal.put("sourceKey", "平台-" + subject);
		var clerk = house.as(Person.CLERK);
		clerk.post("/api/signals", signal).expect(201);
		var before = only(house, "/api/warnings?q={q}", subject);

		var again = clerk.post("/api/signals", signal).expect(201).json();

		assertThat(again.get("known").asBoolean()).isTrue();
		assertThat(again.get("warningId").asString()).isEqualTo(id(before));
		assertThat(only(house, "/api/warnings?q={q}", subject)).isEqualTo(before);
	}

	@Test
	void severalSourcesFoldIntoOneWarningByThePublishedFormula() {
		var subject = subject();
		record(house, subject, House.TOWNSHIP_A, "POLICE_PLATFORM", 1);
		record(house, subject, House.TOWNSHIP_B, "FUNDS_ANOMALY", 0.7);

		record(house, subject, House.TOWNSHIP_A, "COMPLAINTS", 0.4);

		var warning = get(house.as(Person.CLERK), id(only(house, "/api/warnings?q={q}", subject)));
		// 1 − 0.40 × 0.65 × 0.88 = 0.7712
		assertThat(warning.get("score").asDouble()).isEqualTo(77.1);
		assertThat(warning.get("reasons")).hasSize(3);
		assertThat(warning.get("reasons").valueStream().mapToDouble(r -> r.get("share").asDouble()).sum()).isCloseTo(77.12, within(0.05));
		assertThat(warning.get("reasons").get(0).get("withoutRule").asDouble()).isCloseTo(42.8, within(0.01));
		assertThat(texts(warning, "kind")).startsWith("OPENED").contains("SCORED");
		assertThat(warning.get("silent").valueStream().map(JsonNode::asString)).contains("SUPERIOR_NOTICE").doesNotContain("COMPLAINTS");
	}

	@Test
	void signalsOfOneMomentMakeOneWarning() throws Exception {
		var subject = subject();
		var tasks = new ArrayList<Callable<Integer>>();
		for (var i = 0; i < 12; i++) {
			var rule = i % 2 == 0 ? "POLICE_PLATFORM" : "FUNDS_ANOMALY";
			tasks.add(() -> house.as(Person.CLERK).post("/api/signals", signal(subject, House.TOWNSHIP_A, rule, 1)).status());
		}
		var pool = Executors.newFixedThreadPool(6);
		try {
			for (var answer : pool.invokeAll(tasks)) {
				assertThat(answer.get()).isEqualTo(201);
			}
		}
		finally {
			pool.shutdown();
		}

		var row = only(house, "/api/warnings?q={q}", subject);
		var warning = get(house.as(Person.CLERK), id(row));
		assertThat(warning.get("reasons")).hasSize(12);
		// both rules at their caps: 1 − 0.25 × 0.25
		assertThat(warning.get("score").asDouble()).isEqualTo(93.8);
	}

	@Test
	void aScoreHalvesAtItsHalfLifeAndFadesWhenItFallsBelowTheBound() {
		var warning = warned(house, House.TOWNSHIP_A);
		var subject = UUID.fromString(warning.get("subjectId").asString());

		weighAt(subject, Instant.now().plus(Duration.ofDays(180)));
		var halved = get(house.as(Person.CLERK), id(warning));
		weighAt(subject, Instant.now().plus(Duration.ofDays(300)));
		var faded = get(house.as(Person.CLERK), id(warning));

		assertThat(halved.get("score").asDouble()).isEqualTo(30);
		assertThat(halved.get("level").asString()).isEqualTo("BLUE");
		assertThat(texts(halved, "text")).anyMatch(t -> t.startsWith("由橙色降到蓝色"));
		assertThat(faded.get("status").asString()).isEqualTo("FADED");
		assertThat(faded.get("score").asDouble()).isLessThan(20);
	}

	@Test
	void aWarningExplainsItself() {
		var warning = warned(house, House.TOWNSHIP_A);

		var reason = warning.get("reasons").get(0);
		assertThat(reason.get("ruleName").asString()).isEqualTo("公安监测预警平台");
		assertThat(reason.get("weight").asDouble()).isEqualTo(60);
		assertThat(reason.get("ageDays").asInt()).isZero();
		assertThat(reason.get("basis").asString()).contains("固政办");
		assertThat(reason.get("lowers").asString()).contains("不属实");
		assertThat(warning.get("fallsOn").asString()).isEqualTo(today().plusDays(1).toString());
		assertThat(warning.get("ruleVersion").asInt()).isPositive();
	}

	@Test
	void anOverrideCountsUntilItsDayAndTheRulesGoOnBesideIt() {
		var warning = warned(house, House.TOWNSHIP_A);
		var clerk = house.as(Person.CLERK);
		var until = today().plusDays(10);

		var set = clerk
			.put("/api/warnings/{id}/override",
					Map.of("score", 35, "reason", "平台误报，资金系代发工资", "until", until.toString(), "version", version(warning)), id(warning))
			.expect(200)
			.json();
		weighAt(subjectOf(warning), Instant.now().plus(Duration.ofDays(5)));
		var holding = get(clerk, id(warning));
		weighAt(subjectOf(warning), Instant.now().plus(Duration.ofDays(11)));
		var over = get(clerk, id(warning));

		assertThat(set.get("score").asDouble()).isEqualTo(35);
		assertThat(set.get("ruleScore").asDouble()).isEqualTo(60);
		assertThat(holding.get("score").asDouble()).isEqualTo(35);
		assertThat(holding.get("override").get("until").asString()).isEqualTo(until.toString());
		assertThat(over.get("override").isNull()).isTrue();
		assertThat(over.get("score").asDouble()).isGreaterThan(55);
		assertThat(texts(over, "text")).anyMatch(t -> t.contains("人工定分到期"));
	}

	@Test
	void anOverrideIsLiftedByHand() {
		var warning = warned(house, House.TOWNSHIP_A);
		var clerk = house.as(Person.CLERK);
		var set = clerk
			.put("/api/warnings/{id}/override",
					Map.of("score", 85, "reason", "已有群众聚集", "until", today().plusDays(3).toString(), "version", version(warning)), id(warning))
			.expect(200)
			.json();
		assertThat(set.get("level").asString()).isEqualTo("RED");

		var lifted = clerk.put("/api/warnings/{id}/override/end", Map.of("version", version(set)), id(warning)).expect(200).json();

		assertThat(lifted.get("score").asDouble()).isEqualTo(60);
		clerk.put("/api/warnings/{id}/override/end", Map.of("version", version(lifted)), id(warning)).expect(409);
	}

	@Test
	void aSnoozedWarningComesBackByItselfAndSoonerWhenItGetsWorse() {
		var clerk = house.as(Person.CLERK);
		var first = warned(house, House.TOWNSHIP_A);
		var second = warned(house, House.TOWNSHIP_A);
		for (var warning : List.of(first, second)) {
			var snoozed = clerk
				.put("/api/warnings/{id}/snooze",
						Map.of("reason", "等待银行回函", "until", today().plusDays(7).toString(), "version", version(warning)), id(warning))
				.expect(200)
				.json();
			assertThat(snoozed.get("status").asString()).isEqualTo("SNOOZED");
		}

		weighAt(subjectOf(first), Instant.now().plus(Duration.ofDays(8)));
		record(house, second.get("subjectName").asString(), House.TOWNSHIP_A, "FUNDS_ANOMALY", 1);

		assertThat(get(clerk, id(first)).get("status").asString()).isEqualTo("OPEN");
		var worse = get(clerk, id(second));
		assertThat(worse.get("status").asString()).isEqualTo("OPEN");
		assertThat(texts(worse, "text")).anyMatch(t -> t.contains("提前结束暂缓"));
	}

	@Test
	void whatWasRefutedCountsNoMoreAndSpeaksAgainstTheNext() {
		var clerk = house.as(Person.CLERK);
		var warning = warned(house, House.TOWNSHIP_A);
		var subject = warning.get("subjectName").asString();

		var answered = answer(clerk, warning, "REFUTED").expect(200).json();
		record(house, subject, House.TOWNSHIP_A, "PUBLIC_OPINION", 1);

		assertThat(answered.get("status").asString()).isEqualTo("ANSWERED");
		var next = get(clerk, id(only(house, "/api/warnings?q={q}&status=OPEN", subject)));
		assertThat(next.get("score").asDouble()).isEqualTo(25);
		assertThat(next.get("against").get(0).asString()).contains("不属实").contains(answered.get("number").asString());
	}

	@Test
	void whatWasConfirmedCountsOnInTheNextWarning() {
		var clerk = house.as(Person.CLERK);
		var warning = warned(house, House.TOWNSHIP_A);
		answer(clerk, warning, "CONFIRMED").expect(200);
		weighAt(subjectOf(warning), Instant.now());
		assertThat(clerk.get("/api/warnings?q={q}&status=OPEN", warning.get("subjectName").asString()).json().get("total").asInt()).isZero();

		record(house, warning.get("subjectName").asString(), House.TOWNSHIP_A, "FUNDS_ANOMALY", 1);

		assertThat(only(house, "/api/warnings?q={q}&status=OPEN", warning.get("subjectName").asString()).get("score").asDouble()).isEqualTo(80);
	}

	@Test
	void aVerdictMayBeCorrectedAndBothStay() {
		var clerk = house.as(Person.CLERK);
		var answered = answer(clerk, warned(house, House.TOWNSHIP_A), "REFUTED").expect(200).json();

		var corrected = answer(clerk, answered, "CONFIRMED").expect(200).json();

		assertThat(corrected.get("verdict").asString()).isEqualTo("CONFIRMED");
		assertThat(corrected.get("verdicts").valueStream().map(v -> v.get("verdict").asString())).containsExactly("CONFIRMED", "REFUTED");
	}

	@Test
	void whoIsLateLearnsWhoDidWhat() {
		var warning = warned(house, House.TOWNSHIP_A);
		answer(house.as(Person.TOWN_A), warning, "UNVERIFIABLE").expect(200);

		var late = answer(house.as(Person.CLERK), warning, "CONFIRMED").expect(409).json();

		assertThat(late.get("detail").asString()).contains("测试TOWN_A").contains("填写核实结果");
	}

	@Test
	void aTownshipSeesAndAnswersOnlyItsOwn() {
		var mine = warned(house, House.TOWNSHIP_A);
		var other = house.as(Person.TOWN_B);

		assertThat(other.get("/api/warnings?q={q}", mine.get("subjectName").asString()).expect(200).json().get("total").asInt()).isZero();
		other.get("/api/warnings/{id}", id(mine)).expect(404);
		answer(other, mine, "REFUTED").expect(404);
		assertThat(house.as(Person.TOWN_A).get("/api/warnings/{id}", id(mine)).expect(200).json().get("score").asDouble()).isEqualTo(60);
		assertThat(house.as(Person.NEIGHBOUR).get("/api/warnings/{id}", id(mine)).status()).isEqualTo(404);
	}

	@Test
	void aSignalForAnotherPlaceOrTheFutureOrTheRegisterIsRefused() {
		var neighbour = house.as(Person.NEIGHBOUR);
		var clerk = house.as(Person.CLERK);

		neighbour.post("/api/signals", signal(subject(), House.TOWNSHIP_A, "FUNDS_ANOMALY", 1)).expect(422);
		clerk.post("/api/signals", signal(subject(), House.TOWNSHIP_A, "FORBIDDEN_NAME", 1)).expect(422);
		var future = signal(subject(), House.TOWNSHIP_A, "FUNDS_ANOMALY", 1);
		future.put("occurredAt", Instant.now().plusSeconds(3600).toString());
		clerk.post("/api/signals", future).expect(422);
		var named = signal(subject(), House.TOWNSHIP_A, "FUNDS_ANOMALY", 1);
		named.put("because", "举报人电话13912345678反映");
		assertThat(clerk.post("/api/signals", named).expect(422).json().get("detail").asString()).contains("手机号码");
	}

	@Test
	void theOfficeIsToldOfRedAndOrange() {
		var warning = warned(house, House.TOWNSHIP_A);

		assertThat(messages(id(warning))).singleElement().asString().startsWith("新预警“").contains("橙色预警，60分");
	}

	@Test
	void listsAreFilteredAndSortedByScore() {
		var subject = subject();
		record(house, subject + "甲", House.TOWNSHIP_A, "POLICE_PLATFORM", 1);
		record(house, subject + "乙", House.TOWNSHIP_A, "POLICE_PLATFORM", 0.4);
		record(house, subject + "丙", House.TOWNSHIP_B, "FUNDS_ANOMALY", 1);
		var clerk = house.as(Person.CLERK);

		assertThat(scores(clerk.get("/api/warnings?q={q}", subject).json())).containsExactly(60.0, 50.0, 24.0);
		assertThat(scores(clerk.get("/api/warnings?q={q}&sort=score,asc", subject).json())).containsExactly(24.0, 50.0, 60.0);
		assertThat(scores(clerk.get("/api/warnings?q={q}&level=YELLOW", subject).json())).containsExactly(50.0);
		assertThat(scores(clerk.get("/api/warnings?q={q}&rule=POLICE_PLATFORM", subject).json())).containsExactly(60.0, 24.0);
		assertThat(scores(clerk.get("/api/warnings?q={q}&region={r}", subject, House.TOWNSHIP_B).json())).containsExactly(50.0);
		assertThat(scores(clerk.get("/api/warnings?q={q}&age=DAYS_0_2", subject).json())).hasSize(3);
		assertThat(scores(clerk.get("/api/warnings?q={q}&age=OVER_30", subject).json())).isEmpty();
		var counts = clerk.get("/api/warnings/counts").expect(200).json();
		assertThat(counts.get("waiting").asInt()).isEqualTo(counts.get("red").asInt() + counts.get("orange").asInt()
				+ counts.get("yellow").asInt() + counts.get("blue").asInt());
	}

	private void weighAt(UUID subject, Instant at) {
		new TransactionTemplate(transactions).executeWithoutResult(status -> weigher.weigh(List.of(subject), at));
	}

	private static UUID subjectOf(JsonNode warning) {
		return UUID.fromString(warning.get("subjectId").asString());
	}

	/** What the lead of the office was told of a warning. */
	private List<String> messages(String warning) {
		var seat = house.as(Person.LEAD).get("/api/session").expect(200).json();
		return access.runAs(UUID.fromString(seat.get("accountId").asString()), UUID.fromString(seat.get("post").get("postId").asString()),
				() -> new TransactionTemplate(transactions)
					.execute(status -> sql.sql("select text from notify_message where object_id = :id").param("id", warning).query(String.class).list()));
	}

	private static JsonNode only(House house, String path, String subject) {
		var page = house.as(Person.CLERK).get(path, subject).expect(200).json();
		assertThat(page.get("total").asInt()).as(page.toString()).isEqualTo(1);
		return page.get("rows").get(0);
	}

	private static List<String> texts(JsonNode warning, String field) {
		return warning.get("events").valueStream().map(e -> e.get(field).asString()).toList();
	}

	private static List<Double> scores(JsonNode page) {
		return page.get("rows").valueStream().map(r -> r.get("score").asDouble()).toList();
	}
}
