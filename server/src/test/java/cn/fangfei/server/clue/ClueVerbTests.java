package cn.fangfei.server.clue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fangfei.server.Browser;
import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.access.Access;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** The verbs of a clue as people use them: G11, users 2.12 and 2.23. */
@HouseTest
class ClueVerbTests {

	@Autowired
	House house;

	@Autowired
	JdbcClient sql;

	@Autowired
	Access access;

	@Autowired
	PlatformTransactionManager transactions;

	@Test
	void whatWasSignedMayStillBeReturnedAndIsAssignedAgain() {
		var clue = ClueFixtures.assigned(house, House.TOWNSHIP_A, "townA");
		var signed = step(Person.TOWN_A, clue, "acceptance");

		var returned = step(Person.TOWN_A, signed, "return", "reason", "NOT_OUR_DUTY");
		var again = ClueFixtures.assign(house.as(Person.CLERK), returned, house.unit("townB")).expect(200).json();

		assertThat(signed.get("status").asString()).isEqualTo("VERIFYING");
		assertThat(returned.get("status").asString()).isEqualTo("RETURNED");
		assertThat(returned.get("returns").asInt()).isEqualTo(1);
		assertThat(returned.get("dueOn").isNull()).isTrue();
		assertThat(again.get("status").asString()).isEqualTo("ASSIGNED");
		assertThat(again.get("round").asInt()).isEqualTo(2);
		assertThat(last(returned).get("text").asString()).startsWith("第1次退回：不属于本单位职责");
		assertThat(last(returned).get("was").asString()).isEqualTo("核查中");
		assertThat(last(returned).get("becomes").asString()).isEqualTo("已退回");
	}

	@Test
	void whatWasAcceptedCannotBeRecalled() {
		var clue = ClueFixtures.assigned(house, House.TOWNSHIP_A, "townA");
		var signed = step(Person.TOWN_A, clue, "acceptance");

		var refused = ClueFixtures.step(house.as(Person.CLERK), signed, "recall").expect(409).json();

		assertThat(refused.get("detail").asString()).contains("线索现为“核查中”，待签收的线索才能撤回");
	}

	@Test
	void aRecalledClueWaitsForTheOfficeAgain() {
		var clue = ClueFixtures.assigned(house, House.TOWNSHIP_A, "agency");

		var recalled = step(Person.CLERK, clue, "recall");

		assertThat(recalled.get("status").asString()).isEqualTo("REGISTERED");
		assertThat(recalled.get("assignedUnitId").isNull()).isTrue();
		assertThat(house.as(Person.AGENT).get("/api/clues/{id}", ClueFixtures.id(clue)).status()).isEqualTo(404);
		ClueFixtures.assign(house.as(Person.CLERK), recalled, house.unit("agency")).expect(200);
	}

	/** users 2.23: 退单拉锯 ends with the lead, whose word stands. */
	@Test
	void theThirdReturnGoesToTheLeadAndCannotBeReturnedAgain() {
		var clue = returnedThrice();

		var byClerk = ClueFixtures.assign(house.as(Person.CLERK), clue, house.unit("townA"));
		var byLead = ClueFixtures.assign(house.as(Person.LEAD), clue, house.unit("townA")).expect(200).json();
		var fourth = ClueFixtures.step(house.as(Person.TOWN_A), byLead, "return", "reason", "NOT_OUR_DUTY");
		var moved = ClueFixtures.transfer(house.as(Person.CLERK), byLead, house.unit("townB"));

		assertThat(byClerk.status()).isEqualTo(403);
		assertThat(byClerk.json().get("detail").asString()).contains("由处非办负责人指定承办单位");
		assertThat(byLead.get("arbitrated").asBoolean()).isTrue();
		assertThat(fourth.status()).isEqualTo(409);
		assertThat(fourth.json().get("detail").asString()).contains("仲裁指定，不能再退回");
		assertThat(moved.status()).isEqualTo(403);
		assertThat(waiting(Person.LEAD, clue)).isFalse();
	}

	@Test
	void whatIsForTheLeadWaitsForTheLeadAlone() {
		var clue = returnedThrice();

		assertThat(waiting(Person.LEAD, clue)).isTrue();
		assertThat(waiting(Person.CLERK, clue)).isFalse();
		assertThat(messages(Person.LEAD, clue)).anyMatch(m -> m.contains("三次退回"));
	}

	@Test
	void onlyAListedReasonReturns() {
		var clue = ClueFixtures.assigned(house, House.TOWNSHIP_A, "townA");

		assertThat(ClueFixtures.step(house.as(Person.TOWN_A), clue, "return", "reason", "NO_TIME").status()).isEqualTo(422);
		assertThat(ClueFixtures.step(house.as(Person.TOWN_A), clue, "return", "reason", "APPRAISAL").status()).isEqualTo(422);
		assertThat(house.as(Person.TOWN_A).get("/api/clue-reasons").expect(200).json().valueStream()
			.filter(r -> r.get("kind").asString().equals("RETURN"))).hasSize(5)
			.allMatch(r -> !r.get("basis").asString().isBlank());
	}

	@Test
	void aTransferStartsANewClockAndTellsBothUnits() {
		var clue = ClueFixtures.assigned(house, House.TOWNSHIP_A, "agency");

		var moved = ClueFixtures.transfer(house.as(Person.CLERK), clue, house.unit("townA")).expect(200).json();

		assertThat(moved.get("round").asInt()).isEqualTo(2);
		assertThat(last(moved).get("was").asString()).isEqualTo("固镇县公安局");
		assertThat(last(moved).get("becomes").asString()).isEqualTo("甲镇人民政府");
		assertThat(messages(Person.TOWN_A, clue)).anyMatch(m -> m.contains("交办"));
		assertThat(messages(Person.AGENT, clue)).anyMatch(m -> m.contains("已改派给甲镇人民政府"));
		assertThat(ClueFixtures.transfer(house.as(Person.CLERK), moved, house.unit("townA")).status()).isEqualTo(409);
	}

	@Test
	void moreTimeIsAskedForOnceAndGrantedByAnotherPerson() {
		var verifying = verifying("townA");
		var asked = step(Person.TOWN_A, verifying, "extension", "amount", 5);

		var twice = ClueFixtures.step(house.as(Person.TOWN_A), asked, "extension", "amount", 5);
		var byClerk = ClueFixtures.step(house.as(Person.CLERK), asked, "extension/decision", "granted", true);
		var granted = step(Person.LEAD, asked, "extension/decision", "granted", true);

		assertThat(twice.status()).isEqualTo(409);
		assertThat(byClerk.status()).isEqualTo(403);
		assertThat(granted.get("dueOn").asString()).isGreaterThan(verifying.get("dueOn").asString());
		assertThat(last(granted).get("was").asString()).isNotEqualTo(last(granted).get("becomes").asString());
		assertThat(granted.get("extensions").get(0).get("granted").asBoolean()).isTrue();
		assertThat(ClueFixtures.step(house.as(Person.TOWN_A), granted, "extension", "amount", 1).status()).isEqualTo(409);
		assertThat(messages(Person.TOWN_A, verifying)).anyMatch(m -> m.contains("同意延期"));
	}

	@Test
	void whoAskedForMoreTimeDoesNotGrantIt() {
		var clue = ClueFixtures.assigned(house, House.TOWNSHIP_A, "office");
		var asked = step(Person.LEAD, step(Person.LEAD, clue, "acceptance"), "extension", "amount", 5);

		var own = ClueFixtures.step(house.as(Person.LEAD), asked, "extension/decision", "granted", true).expect(403).json();

		assertThat(own.get("detail").asString()).contains("由另一位负责人审批");
		var acting = new Acting(house, access, transactions, sql);
		assertThatThrownBy(() -> acting.as(Person.LEAD, () -> new TransactionTemplate(transactions).execute(status -> sql.sql("""
				update clue_extension
				set granted = true, decided_by = requested_by, decided_by_name = '本人', decided_at = now()
				where clue_id = cast(:clue as uuid)
				""").param("clue", ClueFixtures.id(clue)).update()))).as("the database says so too")
			.hasStackTraceContaining("clue_extension_two_people");
	}

	@Test
	void noMoreTimeIsAskedForThanTheTermGives() {
		assertThat(ClueFixtures.step(house.as(Person.TOWN_A), verifying("townA"), "extension", "amount", 16).status())
			.isEqualTo(422);
	}

	@Test
	void aRequestLapsesWhenTheClueGoesAnotherWay() {
		var asked = step(Person.TOWN_A, verifying("townA"), "extension", "amount", 5);

		var concluded = house.as(Person.TOWN_A)
			.put("/api/clues/{id}/finding", ClueFixtures.finding(asked.get("version").asInt()), ClueFixtures.id(asked))
			.expect(200)
			.json();

		assertThat(concluded.get("extensions").get(0).get("lapsed").asBoolean()).isTrue();
	}

	@Test
	void aSuspendedClueHasNoDayAndCountsAnewWhenItResumes() {
		var verifying = verifying("townA");
		var suspended = step(Person.TOWN_A, verifying, "suspension", "reason", "APPRAISAL");

		var finding = house.as(Person.TOWN_A)
			.put("/api/clues/{id}/finding", ClueFixtures.finding(suspended.get("version").asInt()), ClueFixtures.id(suspended));
		var resumed = step(Person.TOWN_A, suspended, "resumption");

		assertThat(suspended.get("dueOn").isNull()).isTrue();
		assertThat(suspended.get("pauses").get(0).get("reason").asString()).isEqualTo("鉴定、检测、检验");
		assertThat(finding.status()).isEqualTo(409);
		assertThat(resumed.get("dueOn").asString()).as("stopped and started on one day").isEqualTo(verifying.get("dueOn").asString());
	}

	@Test
	void aMistypedEntryIsVoidedAndItsMatterMayBeReportedAgain() {
		var clue = house.as(Person.WALKER)
			.post("/api/clues", ClueFixtures.report(ClueFixtures.subject(), house.villageA()))
			.expect(201)
			.json()
			.get("clue");

		var byOther = ClueFixtures.step(house.as(Person.TOWN_A), clue, "voiding");
		var voided = step(Person.WALKER, clue, "voiding");
		var again = house.as(Person.WALKER)
			.post("/api/clues", ClueFixtures.report(clue.get("subjectName").asString(), house.villageA()))
			.expect(201)
			.json();

		assertThat(byOther.status()).isEqualTo(403);
		assertThat(voided.get("status").asString()).isEqualTo("VOIDED");
		assertThat(again.get("joined").asBoolean()).isFalse();
	}

	@Test
	void aMakerDoesNotVoidWhatTheOfficeHasTakenUp() {
		var clue = house.as(Person.WALKER)
			.post("/api/clues", ClueFixtures.report(ClueFixtures.subject(), house.villageA()))
			.expect(201)
			.json()
			.get("clue");
		var assigned = ClueFixtures.assign(house.as(Person.CLERK), clue, house.unit("townA")).expect(200).json();

		assertThat(ClueFixtures.step(house.as(Person.WALKER), assigned, "voiding").status()).isEqualTo(403);
	}

	/** G19: 重大风险第一时间报告. */
	@Test
	void aMajorRiskIsToldUpwardAtOnce() {
		var report = ClueFixtures.report(ClueFixtures.subject(), House.TOWNSHIP_A);
		report.put("urgent", true);
		var atOnce = house.as(Person.TOWN_A).post("/api/clues", report).expect(201).json().get("clue");
		var later = step(Person.CLERK, ClueFixtures.registered(house, House.TOWNSHIP_A), "urgency");

		for (var clue : List.of(atOnce, later)) {
			assertThat(clue.get("urgent").asBoolean()).isTrue();
			assertThat(messages(Person.LEAD, clue)).anyMatch(m -> m.contains("重大风险"));
			assertThat(messages(Person.LEADER, clue)).anyMatch(m -> m.contains("重大风险"));
		}
		assertThat(ClueFixtures.step(house.as(Person.CLERK), later, "urgency").status()).isEqualTo(409);
	}

	@Test
	void aConcludedClueIsCheckedAgainUnlessItsMatterIsOpenElsewhere() {
		var first = concluded();
		var other = house.as(Person.CLERK)
			.post("/api/clues", ClueFixtures.report(first.get("subjectName").asString(), House.TOWNSHIP_B))
			.expect(201)
			.json()
			.get("clue");

		var refused = recheck(first);
		step(Person.CLERK, other, "voiding");
		var again = recheck(first).expect(200).json();

		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.json().get("detail").asString()).contains("同一事项另有在办线索");
		assertThat(again.get("status").asString()).isEqualTo("ASSIGNED");
		assertThat(again.get("finding").isNull()).as("the earlier finding stays in sight").isFalse();
	}

	@Test
	void aWorkingSourceIsOneOfTheSix() {
		var report = ClueFixtures.report(ClueFixtures.subject(), House.TOWNSHIP_A);
		report.remove("source");
		report.put("workingSource", "POLICE_PLATFORM");

		var clue = house.as(Person.CLERK).post("/api/clues", report).expect(201).json().get("clue");

		assertThat(clue.get("source").asString()).isEqualTo("POLICE_FINDING");
		report.put("subjectName", ClueFixtures.subject());
		report.put("source", "OTHER");
		house.as(Person.CLERK).post("/api/clues", report).expect(422);
		report.remove("source");
		report.remove("workingSource");
		house.as(Person.CLERK).post("/api/clues", report).expect(422);
	}

	@Test
	void manyAreAssignedAtOnceAndEachSaysWhatBecameOfIt() {
		var fresh = ClueFixtures.registered(house, House.TOWNSHIP_A);
		var gone = ClueFixtures.assigned(house, House.TOWNSHIP_A, "townA");
		var late = ClueFixtures.registered(house, House.TOWNSHIP_A);

		var answer = house.as(Person.CLERK)
			.post("/api/clues/assignments", Map.of("unitId", house.unit("townB"), "clues",
					List.of(versioned(fresh, 0), versioned(gone, gone.get("version").asInt()), versioned(late, 7),
							Map.of("clueId", UUID.randomUUID(), "version", 0))))
			.expect(200)
			.json();

		assertThat(answer.get("done").asInt()).isEqualTo(1);
		assertThat(answer.get("results").valueStream().map(r -> r.get("done").asBoolean())).containsExactly(true, false, false,
				false);
		assertThat(answer.get("results").get(1).get("message").asString()).contains("待签收");
		assertThat(answer.get("results").get(3).get("message").asString()).contains("不存在");
		assertThat(get(Person.CLERK, fresh).get("status").asString()).isEqualTo("ASSIGNED");
		assertThat(get(Person.CLERK, late).get("status").asString()).isEqualTo("REGISTERED");
	}

	@Test
	void thePageKnowsWhatCanBeDoneAndWhyTheRestCannot() {
		var clue = ClueFixtures.assigned(house, House.TOWNSHIP_A, "townA");

		var forUnit = steps(get(Person.TOWN_A, clue));
		var forLeader = steps(get(Person.LEADER, clue));

		assertThat(forUnit.get("ACCEPT").get("allowed").asBoolean()).isTrue();
		assertThat(forUnit.get("RESUME").get("reason").asString()).isEqualTo("线索现为“待签收”，已中止的线索才能恢复");
		assertThat(forUnit.get("RECALL").get("reason").asString()).isEqualTo("当前岗位没有“撤回”的权限");
		assertThat(forLeader.values()).noneMatch(s -> s.get("allowed").asBoolean());
	}

	@Test
	void theTableIsServedAsItIs() {
		var table = house.as(Person.TOWN_A).get("/api/clue-steps").expect(200).json();

		assertThat(table.valueStream().map(r -> r.get("from").asString() + " " + r.get("step").asString()))
			.containsExactlyInAnyOrderElementsOf(AllowedSteps.read().lines().keySet());
	}

	private JsonNode returnedThrice() {
		var clue = ClueFixtures.registered(house, House.TOWNSHIP_A);
		for (var i = 0; i < 3; i++) {
			clue = ClueFixtures.assign(house.as(Person.CLERK), clue, house.unit("townA")).expect(200).json();
			clue = step(Person.TOWN_A, clue, "return", "reason", "NOT_OUR_DUTY");
		}
		return clue;
	}

	private JsonNode verifying(String unit) {
		return step(Person.TOWN_A, ClueFixtures.assigned(house, House.TOWNSHIP_A, unit), "acceptance");
	}

	private JsonNode concluded() {
		var clue = ClueFixtures.assigned(house, House.TOWNSHIP_A, "townA");
		return house.as(Person.TOWN_A)
			.put("/api/clues/{id}/finding", ClueFixtures.finding(clue.get("version").asInt()), ClueFixtures.id(clue))
			.expect(200)
			.json();
	}

	private Browser.Answer recheck(JsonNode clue) {
		return ClueFixtures.step(house.as(Person.CLERK), clue, "recheck", "unitId", house.unit("townA"));
	}

	private JsonNode step(Person person, JsonNode clue, String step, Object... more) {
		return ClueFixtures.step(house.as(person), clue, step, more).expect(200).json();
	}

	private JsonNode get(Person person, JsonNode clue) {
		return house.as(person).get("/api/clues/{id}", ClueFixtures.id(clue)).expect(200).json();
	}

	private boolean waiting(Person person, JsonNode clue) {
		return house.as(person).get("/api/clues?view=TODO&q={q}", clue.get("number").asString()).expect(200).json()
			.get("total").asInt() == 1;
	}

	private List<String> messages(Person person, JsonNode clue) {
		return new Acting(house, access, transactions, sql).messages(person, ClueFixtures.id(clue));
	}

	private static Map<String, Object> versioned(JsonNode clue, int version) {
		return Map.of("clueId", ClueFixtures.id(clue), "version", version);
	}

	private static Map<String, JsonNode> steps(JsonNode clue) {
		return clue.get("steps").valueStream().collect(Collectors.toMap(s -> s.get("step").asString(), s -> s));
	}

	private static JsonNode last(JsonNode clue) {
		return clue.get("events").get(clue.get("events").size() - 1);
	}
}
