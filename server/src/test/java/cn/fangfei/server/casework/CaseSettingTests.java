package cn.fangfei.server.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fangfei.server.Browser.Answer;
import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.clue.Charge;
import cn.fangfei.server.clue.ClueFixtures;
import cn.fangfei.server.kernel.Yuan;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The lines and limits of the law, dated. Settings of these tests lie in the future: today's numbers belong to the other tests. */
@HouseTest
class CaseSettingTests {

	private static final LocalDate TODAY = ClueFixtures.today();

	private static final String FRAUD = "FUNDRAISING_FRAUD/LARGE/NONE";

	@Autowired
	House house;

	@Autowired
	CaseSettings settings;

	@Autowired
	JdbcClient sql;

	@Test
	void everyLineLimitAndTypeIsReadByAllWhoReadCases() {
		for (var person : List.of(Person.CLERK, Person.LEAD, Person.LEADER, Person.TOWN_A, Person.AGENT)) {
			var all = house.as(person).get("/api/case-settings").expect(200).json();

			assertThat(all.get("lines")).as(person.name()).hasSize(10);
			assertThat(all.get("limits")).hasSize(CaseLimit.values().length);
			assertThat(all.get("penaltyTypes").size()).isGreaterThanOrEqualTo(14);
			assertThat(all.get("lines")).allSatisfy(line -> assertThat(line.get("current").get("basis").asString()).isNotBlank());
			assertThat(all.get("limits")).allSatisfy(limit -> assertThat(limit.get("current").get("value").decimalValue()).isPositive());
		}
		house.as(Person.VILLAGER).get("/api/case-settings").expect(403);
		house.as(Person.SYSTEM).get("/api/case-settings").expect(403);
	}

	@Test
	void aLimitIsSetFromADayOnAndWhatWasSetBeforeStandsUntilThen() {
		var since = TODAY.plusDays(40);

		var set = limit(Person.LEAD, CaseLimit.LEGACY_YEARS, 4, since, version(CaseLimit.LEGACY_YEARS)).expect(201).json();

		assertThat(set.get("current").get("value").decimalValue()).isEqualByComparingTo("5");
		assertThat(set.get("settings").get(0).get("setByName").asString()).isEqualTo("测试LEAD");
		assertThat(set.get("settings").get(1).get("setByName").isNull()).isTrue();
		assertThat(settings.limits(since.minusDays(1)).get(CaseLimit.LEGACY_YEARS)).isEqualByComparingTo("5");
		assertThat(settings.limits(since).get(CaseLimit.LEGACY_YEARS)).isEqualByComparingTo("4");
		assertThat(house.as(Person.AUDITOR).get("/api/audit?object=LEGACY_YEARS").expect(200).text())
			.contains("“陈案年限”由5年设为4年", "固政办〔2026〕3号");
	}

	@Test
	void aLineIsSetFromADayOnAndCasesAreComparedWithTheOneOfTheirDay() {
		var since = TODAY.plusDays(50);

		var set = line(Person.LEAD, FRAUD, Map.of("amount", 200_000, "persons", 30), since, lineVersion(FRAUD)).expect(201).json();

		assertThat(set.get("current").get("amount").decimalValue()).isEqualByComparingTo("100000");
		assertThat(fraud(since.minusDays(1)).amount()).isEqualTo(Yuan.of(100_000));
		assertThat(fraud(since).amount()).isEqualTo(Yuan.of(200_000));
		assertThat(fraud(since).persons()).isEqualTo(30);
		assertThat(fraud(since).loss()).isNull();
		assertThat(house.as(Person.AUDITOR).get("/api/audit?object={o}", FRAUD).expect(200).text())
			.contains("集资诈骗罪“数额较大”的标准由集资金额10万元设为集资金额20万元、参与人数30人");
	}

	@Test
	void theLaterOfTwoSettingsFromOneDayOnCounts() {
		var since = TODAY.plusDays(60);
		limit(Person.LEAD, CaseLimit.POLICE_DECISION_DAYS, 5, since, version(CaseLimit.POLICE_DECISION_DAYS)).expect(201);
		limit(Person.LEAD, CaseLimit.POLICE_DECISION_DAYS, 7, since, version(CaseLimit.POLICE_DECISION_DAYS)).expect(201);

		assertThat(settings.limits(since).get(CaseLimit.POLICE_DECISION_DAYS)).isEqualByComparingTo("7");
	}

	@Test
	void nothingIsSetBackwardsNotEvenBehindTheDesk() {
		var yesterday = TODAY.minusDays(1);

		var late = limit(Person.LEAD, CaseLimit.LEGACY_AMOUNT, 1, yesterday, version(CaseLimit.LEGACY_AMOUNT)).expect(422).json();

		assertThat(late.get("detail").asString()).contains("陈案金额", "最早从今天", TODAY.toString());
		line(Person.LEAD, FRAUD, Map.of("amount", 1), yesterday, lineVersion(FRAUD)).expect(422);
		for (var statement : List.of("""
				insert into case_limit (code, since, value, basis, set_at) values ('LEGACY_YEARS', date '2020-01-01', 9, '', now())
				""", """
				insert into case_threshold (charge, tier, aggravation, since, amount, basis, set_at)
				values ('FUNDRAISING_FRAUD', 'LARGE', 'NONE', date '2020-01-01', 1, '', now())
				""", "update case_limit set value = 1", "update case_threshold set amount = 1", "delete from case_threshold")) {
			assertThatThrownBy(() -> sql.sql(statement).update()).as(statement).isInstanceOf(DataAccessException.class);
		}
	}

	@Test
	void aLimitIsANumberOfItsUnit() {
		var version = version(CaseLimit.RECONSIDERATION_DAYS);

		var refused = limit(Person.LEAD, CaseLimit.RECONSIDERATION_DAYS, 2.5, TODAY.plusDays(5), version).expect(422).json();

		assertThat(refused.get("detail").asString()).contains("提请和答复复议的期限", "1至1000的整数");
		limit(Person.LEAD, CaseLimit.RECONSIDERATION_DAYS, 0, TODAY.plusDays(5), version).expect(422);
		limit(Person.LEAD, CaseLimit.FINE_HIGH_PERCENT, 1001, TODAY.plusDays(5), version(CaseLimit.FINE_HIGH_PERCENT)).expect(422);
		limit(Person.LEAD, CaseLimit.LEGACY_AMOUNT, 1.001, TODAY.plusDays(5), version(CaseLimit.LEGACY_AMOUNT)).expect(400);
	}

	@Test
	void theLowerEndOfARangeNeverLiesAboveTheUpperEndAlsoNotLater() {
		var high = CaseLimit.UNCOOPERATIVE_HIGH;
		var low = CaseLimit.UNCOOPERATIVE_LOW;
		limit(Person.LEAD, high, 300_000, TODAY.plusDays(30), version(high)).expect(201);

		var refused = limit(Person.LEAD, low, 400_000, TODAY.plusDays(10), version(low)).expect(422).json();

		assertThat(refused.get("detail").asString()).contains(TODAY.plusDays(30) + "起", "40万元", "30万元", "先把另一端设好");
		assertThat(settings.limits(TODAY.plusDays(10)).get(low)).isEqualByComparingTo("50000");
		limit(Person.LEAD, low, 300_000, TODAY.plusDays(10), version(low)).expect(201);
	}

	@Test
	void aLineHasAtLeastOneNumberAndIsOneOfTheLaw() {
		var since = TODAY.plusDays(5).toString();

		line(Person.LEAD, FRAUD, Map.of(), TODAY.plusDays(5), lineVersion(FRAUD)).expect(422);
		line(Person.LEAD, FRAUD, Map.of("amount", -1), TODAY.plusDays(5), lineVersion(FRAUD)).expect(400);
		house.as(Person.LEAD)
			.post("/api/case-thresholds/OTHER_CHARGE/ENORMOUS/ANY/settings", Map.of("amount", 1, "since", since, "basis", "无", "version", 0))
			.expect(404);
	}

	@Test
	void onlyALeadSetsThem() {
		for (var person : List.of(Person.CLERK, Person.LEADER, Person.TOWN_A, Person.SYSTEM)) {
			limit(person, CaseLimit.LEGACY_YEARS, 6, TODAY.plusDays(5), 1).expect(403);
			line(person, FRAUD, Map.of("amount", 1), TODAY.plusDays(5), 1).expect(403);
		}
	}

	@Test
	void whoSetsOneUnseenIsToldWhoWasFaster() {
		var key = "ILLEGAL_PUBLIC_DEPOSITS/ENORMOUS/GRAVE_IMPACT";
		var seen = lineVersion(key);
		line(Person.LEAD, key, Map.of("amount", 26_000_000), TODAY.plusDays(70), seen).expect(201);

		var late = line(Person.LEAD, key, Map.of("amount", 27_000_000), TODAY.plusDays(70), seen).expect(409).json();

		assertThat(late.get("detail").asString()).contains("测试LEAD", "集资金额2600万元");
	}

	@Test
	void ofTwoSettingsInTheSameInstantOneIsRefused() throws Exception {
		var seen = version(CaseLimit.FACILITATOR_HIGH_PERCENT);
		var pool = Executors.newFixedThreadPool(4);
		List<Callable<Integer>> setters = IntStream.range(0, 8)
			.mapToObj(i -> (Callable<Integer>) () -> limit(Person.LEAD, CaseLimit.FACILITATOR_HIGH_PERCENT, 400, TODAY.plusDays(80), seen)
				.status())
			.toList();

		var answers = new HashMap<Integer, Integer>();
		for (var answer : pool.invokeAll(setters)) {
			answers.merge(answer.get(), 1, Integer::sum);
		}
		pool.shutdown();

		assertThat(answers).containsOnly(Map.entry(201, 1), Map.entry(409, 7));
	}

	@Test
	void oneRequestSentTwiceSetsOnce() {
		var body = body(Map.of("value", 450), TODAY.plusDays(90), version(CaseLimit.FACILITATOR_HIGH_PERCENT));
		var key = UUID.randomUUID().toString();
		var path = "/api/case-limits/FACILITATOR_HIGH_PERCENT/settings";

		var first = house.as(Person.LEAD).postWithKey(key, path, body).expect(201).text();
		var again = house.as(Person.LEAD).postWithKey(key, path, body).expect(201).text();

		assertThat(again).isEqualTo(first);
	}

	@Test
	void aTypeOfPenaltyThatIsToComeIsListedWithItsDay() {
		var tomorrow = TODAY.plusDays(1).toString();
		house.as(Person.LEAD)
			.post("/api/penalty-types", Map.of("code", "78", "since", tomorrow, "label", "公开谴责", "weight", 12, "active", true, "basis", "地方性规定"))
			.expect(201);

		var type = house.as(Person.CLERK)
			.get("/api/case-settings")
			.expect(200)
			.json()
			.get("penaltyTypes")
			.valueStream()
			.filter(t -> t.get("code").asString().equals("78"))
			.findFirst()
			.orElseThrow();

		assertThat(type.get("current").isNull()).isTrue();
		assertThat(type.get("settings").get(0).get("label").asString()).isEqualTo("公开谴责");
		assertThat(type.get("settings").get(0).get("since").asString()).isEqualTo(tomorrow);
	}

	private Answer limit(Person person, CaseLimit limit, Number value, LocalDate since, int version) {
		return house.as(person).post("/api/case-limits/{limit}/settings", body(Map.of("value", value), since, version), limit.name());
	}

	private Answer line(Person person, String key, Map<String, Object> numbers, LocalDate since, int version) {
		return house.as(person).post("/api/case-thresholds/" + key + "/settings", body(numbers, since, version));
	}

	private static Map<String, Object> body(Map<String, ?> numbers, LocalDate since, int version) {
		var body = new HashMap<String, Object>(numbers);
		body.putAll(Map.of("since", since.toString(), "basis", "固政办〔2026〕3号", "version", version));
		return body;
	}

	private CriminalLine fraud(LocalDate on) {
		return settings.lines(on).stream().filter(l -> l.charge() == Charge.FUNDRAISING_FRAUD && l.tier() == ThresholdTier.LARGE).findFirst().orElseThrow();
	}

	private int version(CaseLimit limit) {
		return known("limits", v -> v.get("limit").asString().equals(limit.name()));
	}

	private int lineVersion(String key) {
		return known("lines", v -> key.equals(v.get("charge").asString() + "/" + v.get("tier").asString() + "/" + v.get("aggravation").asString()));
	}

	private int known(String list, Predicate<JsonNode> which) {
		return house.as(Person.LEAD)
			.get("/api/case-settings")
			.expect(200)
			.json()
			.get(list)
			.valueStream()
			.filter(which)
			.findFirst()
			.orElseThrow()
			.get("version")
			.asInt();
	}
}
