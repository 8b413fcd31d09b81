package cn.fangfei.server.clue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Taking in, joining, assigning and concluding, through the door that people use. */
@HouseTest
class ClueDeskTests {

	@Autowired
	House house;

	@Test
	void twoReportsOfOneMatterBecomeOneClue() {
		var subject = ClueFixtures.subject();
		var first = register(Person.TOWN_A, ClueFixtures.report(subject, House.TOWNSHIP_A));

		var second = register(Person.CLERK,
				ClueFixtures.report(subject.replace("有限公司", "有限责任公司"), House.TOWNSHIP_B));

		assertThat(first.get("joined").asBoolean()).isFalse();
		assertThat(second.get("joined").asBoolean()).isTrue();
		assertThat(second.get("clue").get("clueId")).isEqualTo(first.get("clue").get("clueId"));
		assertThat(second.get("clue").get("joinedSources").asInt()).isEqualTo(1);
		assertThat(second.get("clue").get("events").get(1).get("text").asString()).contains("群众举报");
	}

	@Test
	void whoJoinsLearnsOnlyThatItJoined() {
		var subject = ClueFixtures.subject();
		register(Person.TOWN_A, ClueFixtures.report(subject, House.TOWNSHIP_A));

		var answer = house.as(Person.TOWN_B).post("/api/clues", ClueFixtures.report(subject, House.TOWNSHIP_B)).expect(201);

		assertThat(answer.text()).isEqualTo("{\"joined\":true,\"clue\":null}");
		assertThat(house.as(Person.TOWN_B).get("/api/clues?view=HANDLED&q={q}", subject).json().get("total").asInt())
			.isZero();
	}

	@Test
	void theNameAloneAndTheNameWithItsCodeAreOneMatter() {
		var nameFirst = ClueFixtures.subject();
		var codeFirst = ClueFixtures.subject();

		register(Person.CLERK, ClueFixtures.report(nameFirst, House.TOWNSHIP_A));
		register(Person.CLERK, coded(codeFirst, "91340323MA2ABCDE1X"));

		assertThat(register(Person.CLERK, coded(nameFirst, "91340323MA2ABCDE2X")).get("joined").asBoolean()).isTrue();
		assertThat(register(Person.CLERK, ClueFixtures.report(codeFirst, House.TOWNSHIP_A)).get("joined").asBoolean())
			.isTrue();
		assertThat(register(Person.CLERK, coded(codeFirst, "91340323MA2ABCDE3X")).get("joined").asBoolean()).isFalse();
		assertThat(register(Person.CLERK, coded(ClueFixtures.subject(), "91340323MA2ABCDE1X")).get("joined").asBoolean())
			.isTrue();
	}

	@Test
	void aConcludedMatterMayBecomeANewClue() {
		var clue = ClueFixtures.assigned(house, House.TOWNSHIP_A, "townA");
		house.as(Person.TOWN_A)
			.put("/api/clues/{id}/finding", ClueFixtures.finding(clue.get("version").asInt()), ClueFixtures.id(clue))
			.expect(200);

		var again = register(Person.CLERK, ClueFixtures.report(clue.get("subjectName").asString(), House.TOWNSHIP_A));

		assertThat(again.get("joined").asBoolean()).isFalse();
		assertThat(again.get("clue").get("clueId")).isNotEqualTo(clue.get("clueId"));
	}

	@Test
	void threeHundredRacingReportsOfOneMatterAreOneClue() throws Exception {
		var subject = ClueFixtures.subject();
		house.as(Person.TOWN_A);
		house.as(Person.TOWN_B);
		var work = new ArrayList<Callable<JsonNode>>();
		for (var i = 0; i < 300; i++) {
			var townA = i % 2 == 0;
			var report = ClueFixtures.report(townA ? subject : subject.replace("有限公司", " 有限责任公司"),
					townA ? House.TOWNSHIP_A : House.TOWNSHIP_B);
			if (i % 3 == 0) {
				report.put("creditCode", "91340323MA2RACE017");
			}
			work.add(() -> register(townA ? Person.TOWN_A : Person.TOWN_B, report));
		}

		var threads = Executors.newFixedThreadPool(6);
		var answers = new ArrayList<JsonNode>();
		for (var done : threads.invokeAll(work)) {
			answers.add(done.get());
		}
		threads.shutdown();

		assertThat(answers.stream().filter(a -> !a.get("joined").asBoolean())).hasSize(1);
		assertThat(answers.stream().filter(a -> a.get("joined").asBoolean())).hasSize(299);
		var clues = house.as(Person.CLERK).get("/api/clues?q={q}", subject.replace("有限公司", "")).json();
		assertThat(clues.get("total").asInt()).isEqualTo(1);
		var clue = house.as(Person.CLERK)
			.get("/api/clues/{id}", clues.get("rows").get(0).get("clueId").asString())
			.json();
		assertThat(clue.get("joinedSources").asInt()).isEqualTo(299);
		assertThat(house.as(Person.CLERK).get("/api/ledger?q={q}", subject.replace("有限公司", "")).json().get("total").asInt())
			.isEqualTo(1);
	}

	@Test
	void racingReportsOfManyMattersGetNumbersOfTheirOwn() throws Exception {
		var work = new ArrayList<Callable<String>>();
		for (var i = 0; i < 60; i++) {
			work.add(() -> register(Person.CLERK, ClueFixtures.report(ClueFixtures.subject(), House.TOWNSHIP_A)).get("clue")
				.get("number")
				.asString());
		}
		house.as(Person.CLERK);

		var threads = Executors.newFixedThreadPool(6);
		var numbers = new ArrayList<String>();
		for (var done : threads.invokeAll(work)) {
			numbers.add(done.get());
		}
		threads.shutdown();

		assertThat(numbers).doesNotHaveDuplicates().hasSize(60);
	}

	@Test
	void whoComesTooLateIsToldWhoDidWhat() {
		var clue = ClueFixtures.registered(house, House.TOWNSHIP_A);
		ClueFixtures.assign(house.as(Person.LEAD), clue, house.unit("townA")).expect(200);

		var late = ClueFixtures.assign(house.as(Person.CLERK), clue, house.unit("townB")).expect(409).json();

		assertThat(late.get("detail").asString()).matches("测试LEAD \\d{1,2}:\\d\\d 已交办给甲镇人民政府，请刷新后再办。");
	}

	@Test
	void ofTwoWhoAssignAtOnceOneIsToldToLookAgain() throws Exception {
		var clue = ClueFixtures.registered(house, House.TOWNSHIP_A);
		var people = List.of(Person.CLERK, Person.LEAD);
		people.forEach(house::as);
		var units = List.of(house.unit("townA"), house.unit("townB"));

		var threads = Executors.newFixedThreadPool(2);
		var statuses = new ArrayList<Integer>();
		for (var done : threads.invokeAll(List.<Callable<Integer>>of(
				() -> ClueFixtures.assign(house.as(people.get(0)), clue, units.get(0)).status(),
				() -> ClueFixtures.assign(house.as(people.get(1)), clue, units.get(1)).status()))) {
			statuses.add(done.get());
		}
		threads.shutdown();

		assertThat(statuses).containsExactlyInAnyOrder(200, 409);
	}

	@Test
	void theSameKeyGivesTheSameAnswerAndAnotherBodyIsRefused() {
		var key = UUID.randomUUID().toString();
		var report = ClueFixtures.report(ClueFixtures.subject(), House.TOWNSHIP_A);
		var other = new HashMap<>(report);
		other.put("description", "另一份内容");

		var first = house.as(Person.CLERK).postWithKey(key, "/api/clues", report).expect(201);
		var second = house.as(Person.CLERK).postWithKey(key, "/api/clues", report).expect(201);

		assertThat(second.json()).isEqualTo(first.json());
		assertThat(second.json().get("joined").asBoolean()).isFalse();
		assertThat(house.as(Person.CLERK).postWithKey(key, "/api/clues", other).status()).isEqualTo(422);
	}

	@Test
	void whatNobodyMaySetIsIgnored() {
		var report = ClueFixtures.report(ClueFixtures.subject(), House.TOWNSHIP_A);
		report.putAll(Map.of("status", "CLOSED", "number", "1", "version", 99, "assignedUnitId", house.unit("townB"),
				"createdBy", "别人", "illegality", "ILLEGAL", "dueOn", "2099-01-01", "reporter", "举报人姓名"));

		var clue = register(Person.CLERK, report).get("clue");

		assertThat(clue.get("status").asString()).isEqualTo("REGISTERED");
		assertThat(clue.get("version").asInt()).isZero();
		assertThat(clue.get("assignedUnitId").isNull()).isTrue();
		assertThat(clue.get("illegality").isNull()).isTrue();
		assertThat(clue.get("createdBy").asString()).isEqualTo("测试CLERK");
		assertThat(clue.toString()).doesNotContain("举报人姓名", "2099");
	}

	@Test
	void aNumberOfAPersonIsRefusedUntilSomebodyConfirmsThatItIsNone() {
		var report = ClueFixtures.report(ClueFixtures.subject(), House.TOWNSHIP_A);
		report.put("description", "来人留下13812345678");

		var refused = house.as(Person.CLERK).post("/api/clues", report).expect(422);
		var inName = ClueFixtures.report("某人13812345678", House.TOWNSHIP_A);
		house.as(Person.CLERK).post("/api/clues", inName).expect(422);
		report.put("confirmedNoIdentity", true);
		var clue = register(Person.CLERK, report).get("clue");

		assertThat(refused.json().get("type").asString()).endsWith("IdentityInText");
		assertThat(refused.json().get("detail").asString()).contains("“线索描述”第5个字").doesNotContain("138");
		var trail = house.as(Person.AUDITOR).get("/api/audit?object=" + ClueFixtures.id(clue)).text();
		assertThat(trail).contains("已确认").doesNotContain("13812345678");
	}

	@Test
	void aClueGoesOnlyToAUnitThatCanVerifyInTheTerritory() {
		var clue = ClueFixtures.registered(house, House.TOWNSHIP_A);

		for (var unit : List.of("villageA", "otherOffice", "farOffice")) {
			assertThat(ClueFixtures.assign(house.as(Person.CLERK), clue, house.unit(unit)).status()).as(unit).isEqualTo(422);
		}
		assertThat(ClueFixtures.assign(house.as(Person.CLERK), clue, UUID.randomUUID()).status()).isEqualTo(422);
	}

	@Test
	void theTermIsTheOneThatIsSetUnlessAnotherIsGiven() {
		var clue = ClueFixtures.registered(house, House.TOWNSHIP_A);

		var set = ClueFixtures.assign(house.as(Person.CLERK), clue, house.unit("townA")).expect(200).json();
		var given = house.as(Person.CLERK)
			.put("/api/clues/{id}/transfer", Map.of("unitId", house.unit("townB"), "workingDays", 5, "version",
					set.get("version").asInt()), ClueFixtures.id(clue))
			.expect(200)
			.json();

		assertThat(set.get("dueOn").asString()).isEqualTo(due(15));
		assertThat(given.get("dueOn").asString()).isEqualTo(due(5));
		assertThat(given.get("dueSentence").asString()).contains("5个工作日");
	}

	@Test
	void anotherUnitDoesNotConcludeAndTheOfficeMay() {
		var clue = ClueFixtures.assigned(house, House.TOWNSHIP_A, "agency");
		var finding = ClueFixtures.finding(clue.get("version").asInt());

		assertThat(house.as(Person.TOWN_A).put("/api/clues/{id}/finding", finding, ClueFixtures.id(clue)).status())
			.isEqualTo(403);
		assertThat(house.as(Person.TOWN_B).put("/api/clues/{id}/finding", finding, ClueFixtures.id(clue)).status())
			.isEqualTo(404);
		house.as(Person.CLERK).put("/api/clues/{id}/finding", finding, ClueFixtures.id(clue)).expect(200);
	}

	@Test
	void aClueFoundTomorrowIsRefused() {
		var report = ClueFixtures.report(ClueFixtures.subject(), House.TOWNSHIP_A);
		report.put("foundOn", ClueFixtures.today().plusDays(1).toString());

		assertThat(house.as(Person.CLERK).post("/api/clues", report).status()).isEqualTo(422);
	}

	private JsonNode register(Person person, Map<String, Object> report) {
		return house.as(person).post("/api/clues", report).expect(201).json();
	}

	private String due(int days) {
		return house.as(Person.CLERK)
			.get("/api/calendar/due?from=" + ClueFixtures.today() + "&workingDays=" + days)
			.expect(200)
			.json()
			.get("due")
			.asString();
	}

	private static Map<String, Object> coded(String subject, String code) {
		var report = ClueFixtures.report(subject, House.TOWNSHIP_A);
		report.put("creditCode", code);
		return report;
	}
}
