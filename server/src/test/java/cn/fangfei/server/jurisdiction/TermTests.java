package cn.fangfei.server.jurisdiction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fangfei.server.Browser.Answer;
import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Dated settings of terms (issue 3 §3, domain/law.md §2.8). */
@HouseTest
class TermTests {

	private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

	@Autowired
	House house;

	@Autowired
	TermDesk terms;

	@Autowired
	JdbcClient sql;

	@Test
	void everyStepHasATermWithItsBasisFromTheFirstDay() {
		var list = house.as(Person.WALKER).get("/api/terms").expect(200).json();

		assertThat(list).hasSize(TermStep.values().length);
		assertThat(list).allSatisfy(step -> {
			assertThat(step.get("current").get("amount").asInt()).isPositive();
			assertThat(step.get("current").get("basis").asString()).isNotBlank();
			assertThat(step.get("units").valueStream().map(JsonNode::asString)).contains(step.get("current").get("unit").asString());
		});
	}

	@Test
	void theDefaultsAreThoseOfTheCatalogueAndSayThatTheyAreNoLaw() {
		var on = LocalDate.of(2025, 1, 1);

		assertThat(terms.term(TermStep.CLUE_RECEIPT, on).words()).isEqualTo("5个工作日");
		assertThat(terms.term(TermStep.FIRST_CHECK, on).words()).isEqualTo("7个工作日");
		assertThat(terms.term(TermStep.VERIFICATION, on).words()).isEqualTo("15个工作日");
		assertThat(terms.term(TermStep.VERIFICATION_EXTENSION, on).words()).isEqualTo("15个工作日");
		assertThat(terms.term(TermStep.COUNCIL, on).words()).isEqualTo("30日");
		assertThat(terms.term(TermStep.RECTIFICATION_REVIEW, on).words()).isEqualTo("30日");
		assertThat(terms.term(TermStep.ON_SITE, on).words()).isEqualTo("5分钟");
		assertThat(terms.term(TermStep.PENALTY_DECISION, on)).isEqualTo(new Term(TermStep.PENALTY_DECISION, 90, TermUnit.DAYS,
				LocalDate.of(2021, 7, 15), "《行政处罚法》第六十条", false));
		assertThat(terms.term(TermStep.REFERRAL_HANDOVER, on).words()).isEqualTo("24小时");
		assertThat(Arrays.stream(TermStep.values()).filter(step -> terms.term(step, on).platformDefault()))
			.containsExactly(Arrays.stream(TermStep.values()).filter(step -> !step.statutory()).toArray(TermStep[]::new));
	}

	@Test
	void anOldMatterIsMeasuredByTheOldestRuleThatIsKnown() {
		assertThat(terms.term(TermStep.PENALTY_DECISION, LocalDate.of(2014, 3, 1)).words()).isEqualTo("90日");
		assertThat(terms.term(TermStep.VERIFICATION, LocalDate.of(1999, 3, 1)).words()).isEqualTo("15个工作日");
	}

	@Test
	void aTermIsSetFromADayOnAndWhatWasSetBeforeStandsUntilThen() {
		var since = TODAY.plusDays(10);

		var set = set(Person.LEAD, TermStep.COUNCIL, 20, "DAYS", since, version(TermStep.COUNCIL)).expect(201).json();

		assertThat(set.get("current").get("amount").asInt()).isEqualTo(30);
		assertThat(set.get("settings").get(0).get("setByName").asString()).isEqualTo("测试LEAD");
		assertThat(terms.term(TermStep.COUNCIL, since.minusDays(1)).amount()).isEqualTo(30);
		assertThat(terms.term(TermStep.COUNCIL, since).amount()).isEqualTo(20);
		assertThat(terms.term(TermStep.COUNCIL, since).platformDefault()).isFalse();
		assertThat(house.as(Person.AUDITOR).get("/api/audit?object=COUNCIL").expect(200).text()).contains("由30日设为20日",
				"固政办〔2025〕10号");
	}

	@Test
	void theLaterOfTwoSettingsFromOneDayOnCounts() {
		set(Person.LEAD, TermStep.FOLLOW_UP, 40, "DAYS", TODAY.plusDays(3), version(TermStep.FOLLOW_UP)).expect(201);
		set(Person.LEAD, TermStep.FOLLOW_UP, 45, "DAYS", TODAY.plusDays(3), version(TermStep.FOLLOW_UP)).expect(201);

		assertThat(terms.term(TermStep.FOLLOW_UP, TODAY.plusDays(3)).amount()).isEqualTo(45);
	}

	@Test
	void aTermIsNeverSetBackwardsNotEvenBehindTheDesk() {
		var late = set(Person.LEAD, TermStep.ACCEPTANCE, 3, "WORKING_DAYS", TODAY.minusDays(1), version(TermStep.ACCEPTANCE))
			.expect(422);

		assertThat(late.json().get("detail").asString()).contains("签收", "最早从今天", TODAY.toString());
		assertThatThrownBy(() -> sql.sql("""
				insert into jurisdiction_term (step, since, amount, unit, basis, platform_default, set_by_name, set_at)
				values ('ACCEPTANCE', date '2020-01-01', 9, 'DAYS', '', false, '', now())
				""").update()).isInstanceOf(DataAccessException.class);
		assertThatThrownBy(() -> sql.sql("update jurisdiction_term set amount = 99").update())
			.isInstanceOf(DataAccessException.class);
	}

	@Test
	void aTermOfALawMayBeShortenedAndNotProlonged() {
		var refused = set(Person.LEAD, TermStep.PENALTY_DECISION, 91, "DAYS", TODAY, version(TermStep.PENALTY_DECISION)).expect(422);
		assertThat(refused.json().get("detail").asString()).contains("《行政处罚法》第六十条", "最长90日");

		set(Person.LEAD, TermStep.PENALTY_DECISION, 60, "DAYS", TODAY.plusDays(30), version(TermStep.PENALTY_DECISION)).expect(201);
	}

	@Test
	void aStepIsCountedInAUnitThatFitsIt() {
		var refused = set(Person.LEAD, TermStep.ON_SITE, 1, "WORKING_DAYS", TODAY, version(TermStep.ON_SITE)).expect(422);

		assertThat(refused.json().get("detail").asString()).contains("只能以小时或分钟计");
		set(Person.LEAD, TermStep.SEIZURE, 20, "WORKING_DAYS", TODAY, version(TermStep.SEIZURE)).expect(422);
	}

	@Test
	void onlyALeadSetsTerms() {
		set(Person.CLERK, TermStep.ACCEPTANCE, 3, "WORKING_DAYS", TODAY, 1).expect(403);
		set(Person.LEADER, TermStep.ACCEPTANCE, 3, "WORKING_DAYS", TODAY, 1).expect(403);
		set(Person.SYSTEM, TermStep.ACCEPTANCE, 3, "WORKING_DAYS", TODAY, 1).expect(403);
	}

	@Test
	void whoSetsATermUnseenIsToldWhoWasFaster() {
		var seen = version(TermStep.ESCALATION);
		set(Person.LEAD, TermStep.ESCALATION, 4, "WORKING_DAYS", TODAY.plusDays(1), seen).expect(201);

		var late = set(Person.LEAD, TermStep.ESCALATION, 5, "WORKING_DAYS", TODAY.plusDays(1), seen).expect(409);

		assertThat(late.json().get("detail").asString()).contains("测试LEAD", "4个工作日");
	}

	@Test
	void ofTwoSettingsInTheSameInstantOneIsRefused() throws Exception {
		var seen = version(TermStep.REMINDER_LEAD);
		var pool = Executors.newFixedThreadPool(4);
		List<Callable<Integer>> setters = IntStream.range(0, 8)
			.mapToObj(i -> (Callable<Integer>) () -> set(Person.LEAD, TermStep.REMINDER_LEAD, 3, "WORKING_DAYS", TODAY.plusDays(2), seen)
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
		var body = body(10, "MINUTES", TODAY.plusDays(5), version(TermStep.CLAIM_RELEASE));
		var key = UUID.randomUUID().toString();

		var first = house.as(Person.LEAD).postWithKey(key, "/api/terms/CLAIM_RELEASE/settings", body).expect(201).text();
		var again = house.as(Person.LEAD).postWithKey(key, "/api/terms/CLAIM_RELEASE/settings", body).expect(201).text();

		assertThat(again).isEqualTo(first);
	}

	private Answer set(Person person, TermStep step, int amount, String unit, LocalDate since, int version) {
		return house.as(person).post("/api/terms/{step}/settings", body(amount, unit, since, version), step.name());
	}

	private static Map<String, Object> body(int amount, String unit, LocalDate since, int version) {
		return Map.of("amount", amount, "unit", unit, "since", since.toString(), "basis", "固政办〔2025〕10号", "version", version);
	}

	private int version(TermStep step) {
		return house.as(Person.LEAD)
			.get("/api/terms")
			.expect(200)
			.json()
			.valueStream()
			.filter(v -> v.get("step").asString().equals(step.name()))
			.findFirst()
			.orElseThrow()
			.get("version")
			.asInt();
	}
}
