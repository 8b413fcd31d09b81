package cn.fangfei.server.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.clue.ClueFixtures;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What a finding must hold. */
@HouseTest
class VerificationDeskTests {

	@Autowired
	House house;

	@Autowired
	Access access;

	@Autowired
	JdbcClient sql;

	@Autowired
	PlatformTransactionManager transactions;

	private JsonNode clue;

	@BeforeEach
	void assign() {
		clue = ClueFixtures.assigned(house, House.TOWNSHIP_A, "townA");
	}

	@Test
	void aFindingNeedsTwoPeople() {
		assertThat(conclude(Map.of("officers", List.of("甲某")))).isEqualTo("OfficersTooFew");
		assertThat(conclude(Map.of("officers", List.of("甲某", " 甲某 ")))).isEqualTo("OfficersTooFew");
	}

	@Test
	void theVisitIsNotTomorrowAndNotBeforeTheClueWasFound() {
		assertThat(conclude(Map.of("visitedOn", ClueFixtures.today().plusDays(1).toString()))).isEqualTo("VisitDateWrong");
		assertThat(conclude(Map.of("visitedOn", ClueFixtures.today().minusDays(2).toString()))).isEqualTo("VisitDateWrong");
	}

	@Test
	void illegalFundraisingHasAPath() {
		assertThat(conclude(without("path", "filedOn", "charge"))).isEqualTo("PathMissing");
	}

	@Test
	void aChargeStandsOnACriminalCaseThatWasFiled() {
		assertThat(conclude(without("filedOn"))).isEqualTo("ChargeWithoutCriminalCase");
		assertThat(conclude(Map.of("path", "ADMINISTRATIVE"))).isEqualTo("ChargeWithoutCriminalCase");
		assertThat(conclude(Map.of("illegality", "NOT_ILLEGAL"))).isEqualTo("ChargeWithoutCriminalCase");
	}

	@Test
	void aFilingIsNotTomorrow() {
		assertThat(conclude(Map.of("filedOn", ClueFixtures.today().plusDays(1).toString()))).isEqualTo("FilingDateWrong");
	}

	@Test
	void aCriminalPathThatIsOnlyIntendedNeedsNoFiling() {
		assertThat(conclude(without("filedOn", "charge"))).isEqualTo("");
	}

	@Test
	void anAdministrativeCaseThatBecameCriminalBearsTheCriminalFilingAlone() {
		assertThat(conclude(Map.of("path", "ADMINISTRATIVE_THEN_CRIMINAL"))).isEqualTo("");

		var finding = house.as(Person.TOWN_A).get("/api/clues/{id}", ClueFixtures.id(clue)).json().get("finding");
		assertThat(finding.get("filedOn").asString()).isEqualTo(ClueFixtures.today().toString());
	}

	@Test
	void amountsAreNotNegativeAndTheSummaryIsNotEmpty() {
		assertThat(status(Map.of("amount", -1))).isEqualTo(400);
		assertThat(status(Map.of("participants", -1))).isEqualTo(400);
		assertThat(status(Map.of("amount", 1.005))).isEqualTo(400);
		assertThat(status(Map.of("summary", " "))).isEqualTo(400);
	}

	@Test
	void aNumberOfAPersonIsRefusedInEveryText() {
		assertThat(conclude(Map.of("summary", "电话13812345678"))).isEqualTo("IdentityInText");
		assertThat(conclude(Map.of("remark", "身份证11010519491231002X"))).isEqualTo("IdentityInText");
		assertThat(conclude(Map.of("summary", "订单13812345678", "confirmedNoIdentity", true))).isEqualTo("");
	}

	@Test
	void aFindingIsGivenOnce() {
		assertThat(conclude(Map.of())).isEqualTo("");

		var second = send(Map.of());

		assertThat(second.status()).isEqualTo(409);
		assertThat(second.json().get("detail").asString()).contains("测试TOWN_A", "填报核查结论");
	}

	@Test
	void theDatabaseItselfRefusesOneOfficerAndAnUnprovenWord() {
		var session = house.as(Person.TOWN_A).get("/api/session").json();
		var account = UUID.fromString(session.get("accountId").asString());

		for (var wrong : Map.of("array['甲'], 'PRESENT'", "verification_officers_check", "array['甲','乙'], 'ABSENT'",
				"verification_elements").entrySet()) {
			assertThatThrownBy(() -> access.runAs(account, UUID.fromString(session.get("post").get("postId").asString()),
					() -> new TransactionTemplate(transactions).execute(status -> sql.sql("""
							insert into verification (verification_id, clue_id, region_code, assigned_unit, clue_created_by,
							                          visited_on, sector, method, channel, summary, concluded_by,
							                          concluded_by_name, concluded_at, illegality, public_state, inducing_state,
							                          social_state, no_evidence_reason, sequence, officers, unlawful_state)
							values (gen_random_uuid(), gen_random_uuid(), '340323100000', gen_random_uuid(), gen_random_uuid(),
							        current_date, 'OTHER_SECTOR', 'DIRECT_BORROWING', 'OFFLINE', 'x', :account, 'x', now(),
							        'ILLEGAL', 'PRESENT', 'PRESENT', 'PRESENT', 'x', 1,
							""" + wrong.getKey() + ")").param("account", account).update())))
				.hasMessageContaining(wrong.getValue());
		}
	}

	@Test
	void theFourElementsAreEachJudgedOnceOnAGround() {
		assertThat(conclude(Map.of("elements", ClueFixtures.elements("PRESENT", "PRESENT", "PRESENT", "PRESENT").subList(0, 3))))
			.isEqualTo("ElementsIncomplete");
		var twice = ClueFixtures.elements("PRESENT", "PRESENT", "PRESENT", "PRESENT");
		assertThat(conclude(Map.of("elements", List.of(twice.get(0), twice.get(0), twice.get(2), twice.get(3))))).isEqualTo("ElementsIncomplete");
		assertThat(conclude(Map.of("elements", List.of(Map.of("element", "UNLAWFUL", "state", "PRESENT"), twice.get(1), twice.get(2),
				twice.get(3))))).isEqualTo("ElementsIncomplete");
	}

	@Test
	void illegalFundraisingHasThreeElementsAndEvidenceOrAReason() {
		assertThat(conclude(Map.of("elements", ClueFixtures.elements("UNCLEAR", "PRESENT", "PRESENT", "PRESENT")))).isEqualTo("ElementsContradict");
		assertThat(conclude(Map.of("elements", ClueFixtures.elements("PRESENT", "PRESENT", "ABSENT", "PRESENT")))).isEqualTo("ElementsContradict");
		assertThat(conclude(Map.of("elements", ClueFixtures.elements("PRESENT", "PRESENT", "PRESENT", "UNCLEAR")))).isEqualTo("ElementsContradict");
		assertThat(conclude(without("noEvidenceReason"))).isEqualTo("EvidenceMissing");
		// 条例 Art 2 does not ask for the second element
		assertThat(conclude(Map.of("elements", ClueFixtures.elements("PRESENT", "UNCLEAR", "PRESENT", "PRESENT")))).isEqualTo("");
	}

	@Test
	void evidenceStandsInPlaceOfAReason() {
		var upload = UUID.randomUUID();
		var town = house.as(Person.TOWN_A);
		town.put("/api/uploads/{id}?fileName=a.txt", "笔录".getBytes(StandardCharsets.UTF_8), upload).expect(200);
		town.post("/api/evidence", Map.of("ownerKind", "CLUE", "ownerId", ClueFixtures.id(clue), "files",
				List.of(Map.of("uploadId", upload))))
			.expect(201);

		assertThat(conclude(without("noEvidenceReason"))).isEqualTo("");

		assertThat(file().get("findings").get(0).get("evidence").asInt()).isEqualTo(1);
	}

	@Test
	void whatIsNotIllegalLacksAnElement() {
		var innocent = new HashMap<String, Object>(without("path", "filedOn", "charge", "noEvidenceReason"));
		innocent.put("illegality", "NOT_ILLEGAL");
		innocent.put("elements", ClueFixtures.elements("PRESENT", "PRESENT", "UNCLEAR", "PRESENT"));
		assertThat(conclude(innocent)).isEqualTo("ElementsContradict");

		innocent.put("elements", ClueFixtures.elements("PRESENT", "PRESENT", "ABSENT", "PRESENT"));
		assertThat(conclude(innocent)).isEqualTo("");

		assertThat(file().get("watched").isNull()).isTrue();
	}

	@Test
	void aFurtherFindingCountsAndTheFirstStays() {
		assertThat(conclude(Map.of())).isEqualTo("");
		clue = house.as(Person.TOWN_A).get("/api/clues/{id}", ClueFixtures.id(clue)).expect(200).json();
		assertThat(conclude(Map.of("amount", 99))).isEqualTo("ClueStepImpossible");

		assertThat(conclude(Map.of("amount", 99, "amendReason", "金额误录"))).isEqualTo("");

		var findings = file().get("findings");
		assertThat(findings.size()).isEqualTo(2);
		assertThat(findings.get(0).get("finding").get("amount").asDouble()).isEqualTo(99);
		assertThat(findings.get(0).get("amendReason").asString()).isEqualTo("金额误录");
		assertThat(findings.get(1).get("finding").get("amount").asDouble()).isEqualTo(345678.9);
		assertThat(house.as(Person.TOWN_A).get("/api/clues/{id}", ClueFixtures.id(clue)).json().get("finding").get("amount").asDouble()).isEqualTo(99);
	}

	@Test
	void aFirstFindingAmendsNothing() {
		assertThat(conclude(Map.of("amendReason", "没有可更正的"))).isEqualTo("ClueStepImpossible");
	}

	@Test
	void aPlanNeedsTwoPeopleAndADayToCome() {
		assertThat(plan(Map.of("officers", List.of(Map.of("name", "甲"), Map.of("name", "甲 "))))).isEqualTo("OfficersTooFew");
		assertThat(plan(Map.of("plannedOn", ClueFixtures.today().minusDays(1).toString()))).isEqualTo("PlanDayPast");
		assertThat(plan(Map.of("task", "找举报人13812345678"))).isEqualTo("IdentityInText");
		assertThat(plan(Map.of())).isEqualTo("");

		var plan = file().get("plans").get(0);
		assertThat(plan.get("officers").get(0).get("credential").asString()).isEqualTo("皖030001");
		assertThat(house.as(Person.CLERK).get("/api/clues/{id}", ClueFixtures.id(clue)).text()).contains("现场核查，地点一村集市");
	}

	@Test
	void aVisitThatFoundNothingIsAFewWords() {
		assertThat(visit(Map.of("unusual", false))).isEqualTo("");

		var visit = file().get("visits").get(0).get("visit");
		assertThat(visit.get("unusual").asBoolean()).isFalse();
		assertThat(visit.get("wording").size()).isZero();
	}

	@Test
	void aVisitKeepsWhatWasSeen() {
		var seen = new HashMap<String, Object>();
		seen.put("unusual", true);
		seen.put("beganAt", "09:10");
		seen.put("endedAt", "10:05");
		seen.put("met", "店长一名");
		seen.put("sign", "养老驿站");
		seen.put("signMatches", false);
		seen.put("staff", 6);
		seen.put("elderly", true);
		seen.put("wording", List.of("财富管理", "保本"));
		seen.put("promisedRate", 12.5);
		seen.put("contractSeen", true);
		seen.put("receiptSeen", false);
		seen.put("event", "会议室讲课，发鸡蛋");

		assertThat(visit(seen)).isEqualTo("");

		var visit = file().get("visits").get(0).get("visit");
		assertThat(visit.get("promisedRate").asDouble()).isEqualTo(12.5);
		assertThat(visit.get("wording").get(1).asString()).isEqualTo("保本");
		assertThat(visit.get("signMatches").asBoolean()).isFalse();
	}

	@Test
	void visitsAreFoundBySubjectByThoseWhoSeeTheClue() {
		assertThat(visit(Map.of("notes", "门店已搬空"))).isEqualTo("");
		var subject = house.as(Person.TOWN_A).get("/api/clues/{id}", ClueFixtures.id(clue)).json().get("subjectId").asString();

		assertThat(house.as(Person.CLERK).get("/api/visits?subject={s}", subject).expect(200).text()).contains("门店已搬空");
		assertThat(house.as(Person.TOWN_B).get("/api/visits?subject={s}", subject).expect(200).json().size()).isZero();
		assertThat(house.as(Person.AGENT).get("/api/visits?subject={s}", subject).expect(200).json().size()).isZero();
	}

	@Test
	void aVisitIsFilmedOrSaysWhyNot() {
		assertThat(visit(Map.of("recordedFully", false))).isEqualTo("RecordingReasonMissing");
		assertThat(visit(Map.of("recordedFully", false, "notRecordedReason", "设备没电"))).isEqualTo("");
	}

	@Test
	void aVisitNeedsTwoPeopleAndIsNotTomorrow() {
		assertThat(visit(Map.of("officers", List.of(Map.of("name", "甲"))))).isEqualTo("OfficersTooFew");
		assertThat(visit(Map.of("visitedOn", ClueFixtures.today().plusDays(1).toString()))).isEqualTo("VisitDateWrong");
		assertThat(visit(Map.of("beganAt", "10:00", "endedAt", "09:00"))).isEqualTo("VisitTimesWrong");
	}

	@Test
	void aFindingRestsOnAVisitOfItsOwnClueOnly() {
		assertThat(visit(Map.of())).isEqualTo("");
		var visit = file().get("visits").get(0).get("visitId").asString();
		var mine = clue;
		clue = ClueFixtures.assigned(house, House.TOWNSHIP_A, "townA");
		assertThat(conclude(Map.of("visitId", visit))).isEqualTo("VisitNotFound");

		clue = mine;
		var now = house.as(Person.TOWN_A).get("/api/clues/{id}", ClueFixtures.id(clue)).json();
		clue = now;
		assertThat(conclude(Map.of("visitId", visit))).isEqualTo("");
	}

	private JsonNode file() {
		return house.as(Person.TOWN_A).get("/api/clues/{id}/verification", ClueFixtures.id(clue)).expect(200).json();
	}

	private String plan(Map<String, Object> change) {
		var plan = new HashMap<String, Object>();
		plan.put("plannedOn", ClueFixtures.today().toString());
		plan.put("place", "一村集市");
		plan.put("officers", List.of(Map.of("name", "甲某", "credential", "皖030001"), Map.of("name", "乙某")));
		plan.put("task", "看是否还在收款");
		plan.putAll(change);
		return refusal(house.as(Person.TOWN_A).post("/api/clues/{id}/verification-plans", plan, ClueFixtures.id(clue)));
	}

	private String visit(Map<String, Object> change) {
		var visit = new HashMap<String, Object>();
		visit.put("visitedOn", ClueFixtures.today().toString());
		visit.put("place", "一村集市");
		visit.put("officers", List.of(Map.of("name", "甲某"), Map.of("name", "乙某")));
		visit.put("unusual", false);
		visit.put("recordedFully", true);
		visit.putAll(change);
		return refusal(house.as(Person.TOWN_A).post("/api/clues/{id}/visits", visit, ClueFixtures.id(clue)));
	}

	private static String refusal(cn.fangfei.server.Browser.Answer answer) {
		return answer.status() == 201 ? "" : answer.json().get("type").asString().replaceFirst(".*/", "");
	}

	private static Map<String, Object> without(String... names) {
		var change = new HashMap<String, Object>();
		for (var name : names) {
			change.put(name, null);
		}
		return change;
	}

	/** The name of the refusal, empty when there is none. */
	private String conclude(Map<String, Object> change) {
		var answer = send(change);
		return answer.status() == 200 ? "" : answer.json().get("type").asString().replaceFirst(".*/", "");
	}

	private int status(Map<String, Object> change) {
		return send(change).status();
	}

	private cn.fangfei.server.Browser.Answer send(Map<String, Object> change) {
		var finding = ClueFixtures.finding(clue.get("version").asInt());
		finding.putAll(change);
		return house.as(Person.TOWN_A).put("/api/clues/{id}/finding", finding, ClueFixtures.id(clue));
	}
}
