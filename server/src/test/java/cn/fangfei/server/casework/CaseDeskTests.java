package cn.fangfei.server.casework;

import static cn.fangfei.server.casework.CaseFixtures.id;
import static cn.fangfei.server.casework.CaseFixtures.measure;
import static cn.fangfei.server.casework.CaseFixtures.money;
import static cn.fangfei.server.casework.CaseFixtures.opened;
import static cn.fangfei.server.casework.CaseFixtures.opening;
import static cn.fangfei.server.casework.CaseFixtures.post;
import static cn.fangfei.server.casework.CaseFixtures.put;
import static cn.fangfei.server.casework.CaseFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.clue.ClueFixtures;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Cases from their opening to their closing, as people handle them. */
@HouseTest
class CaseDeskTests {

	@Autowired
	House house;

	@Test
	void aCaseBeginsWithWhatTheFindingSaysAndNothingIsTypedTwice() {
		var clue = CaseFixtures.concluded(house, Map.of("amount", 345678.9, "participants", 34));

		var file = house.as(Person.CLERK).post("/api/cases", opening(house, clue)).expect(201).json();

		assertThat(file.get("number").asString()).matches("340323-案-\\d{4}-\\d{4}");
		assertThat(file.get("name").asString()).isEqualTo(clue.get("subjectName").asString() + "涉嫌非法集资案");
		assertThat(file.get("sums").get("raised").asDouble()).isEqualTo(345678.9);
		assertThat(file.get("sums").get("participants").asInt()).isEqualTo(34);
		assertThat(file.get("situation").asString()).isEqualTo("现场查见理财合同");
		assertThat(file.get("criminalFiledOn").asString()).isEqualTo(ClueFixtures.today().toString());
		assertThat(file.get("charge").asString()).isEqualTo("ILLEGAL_PUBLIC_DEPOSITS");
		assertThat(file.get("movements")).hasSize(1);
		assertThat(file.get("parties").get(0).get("role").asString()).isEqualTo("FUNDRAISER");
		assertThat(file.get("clues").get(0).get("clueId").asString()).isEqualTo(ClueFixtures.id(clue));
	}

	@Test
	void aWholeCaseIsOpenedMeasuredAndRepaid() {
		var file = opened(house);

		file = post(house, file, "measures", measure(file, "WARNING_TALK")).expect(201).json();
		file = post(house, file, "movements", money(file, "returned", 400_000)).expect(201).json();

		assertThat(file.get("sums").get("outstanding").asDouble()).isEqualTo(600_000);
		assertThat(file.get("measures")).hasSize(1);
		assertThat(file.get("events")).hasSize(3);
		assertThat(house.as(Person.CLERK).get("/api/cases?q={q}", file.get("number").asString()).expect(200).json().get("total").asInt())
			.isEqualTo(1);
	}

	@Test
	void measuresDoNotExcludeEachOther() {
		var file = opened(house);

		for (var kind : List.of("PUBLIC_WARNING", "WARNING_TALK", "SHUTDOWN", "ABNORMAL_LISTING", "DEREGISTRATION", "LICENCE_REVOCATION")) {
			file = post(house, file, "measures", measure(file, kind)).expect(201).json();
		}
		file = post(house, file, "penalties", CaseFixtures.fine(file, 200_000)).expect(201).json();
		file = post(house, file, "referrals", CaseFixtures.referral(file)).expect(201).json();

		assertThat(file.get("measures")).hasSize(6);
		for (var kind : List.of("SHUTDOWN", "DEREGISTRATION")) {
			assertThat(numbers("measure=" + kind)).contains(file.get("number").asString());
		}
		assertThat(numbers("measure=BAN")).doesNotContain(file.get("number").asString());
	}

	@Test
	void aCountyDecidesNoExitBanAndIsToldWhatToDo() {
		var file = opened(house);

		var refused = post(house, file, "measures", measure(file, "EXIT_BAN")).expect(422).json();

		assertThat(refused.get("detail").asString()).contains("设区的市级以上").contains("报请限制出境");
		post(house, file, "measures", measure(file, "EXIT_BAN_REQUEST")).expect(201);
	}

	@Test
	void aSeizureLastsThirtyDaysAndIsExtendedOnceByThirty() {
		var file = opened(house);
		post(house, file, "measures", measure(file, "SEALING")).expect(422);
		var sealing = CaseFixtures.sealing(file);
		sealing.put("dueOn", ClueFixtures.today().plusDays(31).toString());
		post(house, file, "measures", sealing).expect(422);
		file = post(house, file, "measures", CaseFixtures.sealing(file)).expect(201).json();
		var measure = file.get("measures").get(0);
		var until = ClueFixtures.today().plusDays(30);
		assertThat(measure.get("dueOn").asString()).isEqualTo(until.toString());
		var path = "measures/" + measure.get("measureId").asString() + "/extension";

		put(house, file, path, extension(file, until.plusDays(31))).expect(422);
		put(house, file, path, extension(file, until)).expect(422);
		file = put(house, file, path, extension(file, until.plusDays(30))).expect(200).json();

		put(house, file, path, extension(file, until.plusDays(40))).expect(409);
		assertThat(file.get("measures").get(0).get("extendedTo").asString()).isEqualTo(until.plusDays(30).toString());
	}

	@Test
	void aMeasureGetsItsResultOnceAndARevokedOneNone() {
		var file = opened(house);
		file = post(house, file, "measures", measure(file, "RECTIFICATION_ORDER")).expect(201).json();
		assertThat(file.get("measures").get(0).get("dueSentence").asString()).contains("到期");
		var path = "measures/" + file.get("measures").get(0).get("measureId").asString();

		file = put(house, file, path + "/result", with(file, "result", "门头已拆除", "resultOn", ClueFixtures.today().toString())).expect(200).json();

		put(house, file, path + "/result", with(file, "result", "又一次", "resultOn", ClueFixtures.today().toString())).expect(409);
		file = put(house, file, path + "/revocation", with(file, "reason", "登记有误")).expect(200).json();
		put(house, file, path + "/revocation", with(file, "reason", "登记有误")).expect(409);
		assertThat(numbers("measure=RECTIFICATION_ORDER")).doesNotContain(file.get("number").asString());
	}

	@Test
	void aFineOutsideTwentyToAHundredPercentIsWarnedOfAndNotStopped() {
		var file = opened(house, 200_000, 10);

		var low = post(house, file, "penalties", CaseFixtures.fine(file, 39_999.99)).expect(201).json();
		var right = post(house, low, "penalties", CaseFixtures.fine(low, 40_000)).expect(201).json();
		var high = post(house, right, "penalties", CaseFixtures.fine(right, 200_000.01)).expect(201).json();

		assertThat(low.get("penalties").get(0).get("warning").asString()).contains("条例第三十条").contains("4.00万元至20.00万元");
		assertThat(right.get("penalties").get(1).get("warning").isNull()).isTrue();
		assertThat(high.get("penalties").get(2).get("warning").asString()).contains("不在");
	}

	@Test
	void theRangeDependsOnWhomThePenaltyMeets() {
		var file = opened(house);
		var facilitator = CaseFixtures.fine(file, 29_999);
		facilitator.put("target", "FACILITATOR_PARTY");
		facilitator.put("gain", 30_000);

		file = post(house, file, "penalties", facilitator).expect(201).json();
		var responsible = CaseFixtures.fine(file, 500_000);
		responsible.put("target", "RESPONSIBLE_PERSON");
		file = post(house, file, "penalties", responsible).expect(201).json();
		var silent = CaseFixtures.fine(file, 49_999);
		silent.put("target", "UNCOOPERATIVE");
		file = post(house, file, "penalties", silent).expect(201).json();

		assertThat(file.get("penalties").get(0).get("warning").asString()).contains("条例第三十一条");
		assertThat(file.get("penalties").get(1).get("warning").isNull()).isTrue();
		assertThat(file.get("penalties").get(2).get("warning").asString()).contains("条例第三十六条");
	}

	@Test
	void aPenaltyIsOfTypesOfItsDayAndAFineHasAnAmount() {
		var file = opened(house);

		post(house, file, "penalties", without(CaseFixtures.fine(file, 1), "amount")).expect(422);
		var unknown = CaseFixtures.fine(file, 80_000);
		unknown.put("types", List.of("03", "55"));
		post(house, file, "penalties", unknown).expect(422);
		var early = CaseFixtures.fine(file, 80_000);
		early.put("decidedOn", "2020-01-01");
		post(house, file, "penalties", early).expect(422);
		var warned = without(CaseFixtures.fine(file, 1), "amount");
		warned.put("types", List.of("01"));
		post(house, file, "penalties", warned).expect(201);
	}

	@Test
	void aRevokedPenaltyStaysReadable() {
		var file = opened(house);
		file = post(house, file, "penalties", CaseFixtures.fine(file, 300_000)).expect(201).json();
		var path = "penalties/" + file.get("penalties").get(0).get("penaltyId").asString() + "/revocation";
		assertThat(file.get("stage").asString()).isEqualTo("COORDINATION");

		file = put(house, file, path, with(file, "revokedOn", ClueFixtures.today().toString(), "reason", "复议撤销")).expect(200).json();

		assertThat(file.get("penalties").get(0).get("revoked").asString()).isEqualTo("复议撤销");
		assertThat(file.get("stage").asString()).isEqualTo("RESOLUTION");
		put(house, file, path, with(file, "revokedOn", ClueFixtures.today().toString(), "reason", "再撤")).expect(409);
	}

	@Test
	void aCaseGoesToThePoliceIsRefusedReconsideredAndFiled() {
		var file = opened(house);
		var today = ClueFixtures.today().toString();
		file = post(house, file, "measures", measure(file, "WARNING_TALK")).expect(201).json();
		post(house, file, "referrals", replaced(CaseFixtures.referral(file), "officers", List.of("甲某"))).expect(422);
		file = post(house, file, "referrals", CaseFixtures.referral(file)).expect(201).json();
		post(house, file, "referrals", CaseFixtures.referral(file)).expect(409);
		var path = "referrals/" + file.get("referrals").get(0).get("referralId").asString();
		put(house, file, path + "/police-decision", with(file, "decidedOn", today, "filed", true, "charge", "OTHER_CHARGE")).expect(409);

		file = put(house, file, path + "/handover", with(file, "handedOverAt", today + "T00:00:00+08:00", "organ", "固镇县公安局",
				"acceptedOn", today)).expect(200).json();
		assertThat(file.get("path").asString()).isEqualTo("ADMINISTRATIVE_THEN_CRIMINAL");
		assertThat(file.get("referrals").get(0).get("dueSentence").asString()).contains("第八条");
		put(house, file, path + "/police-decision", with(file, "decidedOn", today, "filed", false)).expect(422);
		file = put(house, file, path + "/police-decision", with(file, "decidedOn", today, "filed", false, "reason", "证据不足")).expect(200).json();
		assertThat(file.get("path").asString()).isEqualTo("ADMINISTRATIVE");
		file = put(house, file, path + "/reconsideration", with(file, "askedOn", today)).expect(200).json();
		assertThat(file.get("referrals").get(0).get("status").asString()).isEqualTo("RECONSIDERED");
		file = put(house, file, path + "/police-decision",
				with(file, "decidedOn", today, "filed", true, "charge", "ILLEGAL_PUBLIC_DEPOSITS")).expect(200).json();

		assertThat(file.get("referrals").get(0).get("status").asString()).isEqualTo("FILED");
		assertThat(file.get("criminalFiledOn").asString()).isEqualTo(today);
		assertThat(file.get("charge").asString()).isEqualTo("ILLEGAL_PUBLIC_DEPOSITS");
		post(house, file, "referrals", CaseFixtures.referral(file)).expect(409);
	}

	@Test
	void aDenialIsOnRecordWithItsReasonAndStopsNoLaterReferral() {
		var file = opened(house);

		post(house, file, "referrals", replaced(CaseFixtures.referral(file), "approved", false)).expect(422);
		var denied = replaced(CaseFixtures.referral(file), "approved", false);
		denied.put("reason", "尚未达到立案标准");
		file = post(house, file, "referrals", denied).expect(201).json();
		file = post(house, file, "referrals", CaseFixtures.referral(file)).expect(201).json();

		assertThat(file.get("referrals")).hasSize(2);
		assertThat(file.get("referrals").get(0).get("reason").asString()).isEqualTo("尚未达到立案标准");
	}

	@Test
	void aCaseAtTheCriminalLineThatWasNotReferredIsPointedAt() {
		var below = opened(house, 499_999.99, 149);
		var loss = opened(house, 500_000, 149);
		var people = opened(house, 1, 150);
		var repaid = opened(house, 999_999.99, 149);

		repaid = post(house, repaid, "movements", money(repaid, "returned", 500_000)).expect(201).json();

		assertThat(below.get("hints").toString()).doesNotContain("移送");
		assertThat(loss.get("hints").toString()).contains("不得以行政处罚代替");
		assertThat(people.get("hints").toString()).contains("不得以行政处罚代替");
		assertThat(repaid.get("hints").toString()).doesNotContain("移送");
	}

	@Test
	void aCaseOfFiveYearsToTheDayIsALegacyCaseAndTheDayBeforeItIsNot() {
		var five = filed(opened(house), ClueFixtures.today().minusYears(5));
		var nearly = filed(opened(house), ClueFixtures.today().minusYears(5).plusDays(1));

		assertThat(five.get("legacy").asBoolean()).isTrue();
		assertThat(five.get("hints").toString()).contains("包案领导");
		assertThat(nearly.get("legacy").asBoolean()).isFalse();
		assertThat(numbers("legacy=true")).contains(five.get("number").asString()).doesNotContain(nearly.get("number").asString());
	}

	@Test
	void aHundredMillionIsALegacyCaseToTheFen() {
		assertThat(opened(house, 100_000_000, 1).get("legacy").asBoolean()).isTrue();
		assertThat(opened(house, 99_999_999.99, 1).get("legacy").asBoolean()).isFalse();
	}

	@Test
	void aDeterminationAndASupervisionAreWrittenDown() {
		var file = opened(house);
		var today = ClueFixtures.today().toString();

		file = post(house, file, "determinations", with(file, "determinedOn", today, "body", "固镇县处非办", "illegality", "ILLEGAL",
				"conclusion", "属于非法集资", "basis", "条例第二条、第十九条第三项")).expect(201).json();
		file = put(house, file, "supervision", with(file, "leader", "县领导某", "supervisedOn", today, "plan", "先清退后处罚")).expect(200).json();

		assertThat(file.get("determinations").get(0).get("conclusion").asString()).isEqualTo("属于非法集资");
		assertThat(file.get("leader").asString()).isEqualTo("县领导某");
	}

	@Test
	void aClueBelongsToOneCaseAlsoWhenTwoOpenItAtOnce() throws Exception {
		var clue = CaseFixtures.found(house, 1, 1);
		var pool = Executors.newFixedThreadPool(2);
		try {
			var one = pool.submit(() -> house.as(Person.CLERK).post("/api/cases", opening(house, clue)).status());
			var other = pool.submit(() -> house.as(Person.LEAD).post("/api/cases", opening(house, clue)).status());

			assertThat(List.of(one.get(), other.get())).containsExactlyInAnyOrder(201, 409);
		}
		finally {
			pool.shutdown();
		}
	}

	@Test
	void onlyAConcludedClueThatMayBeIllegalOpensACase() {
		var waiting = ClueFixtures.assigned(house, House.TOWNSHIP_A, "townA");
		var more = new HashMap<String, Object>(Map.of("illegality", "NOT_ILLEGAL", "elements",
				ClueFixtures.elements("ABSENT", "PRESENT", "ABSENT", "PRESENT")));
		more.put("path", null);
		more.put("filedOn", null);
		more.put("charge", null);

		house.as(Person.CLERK).post("/api/cases", opening(house, waiting)).expect(409);
		var innocent = CaseFixtures.concluded(house, more);
		assertThat(house.as(Person.CLERK).post("/api/cases", opening(house, innocent)).expect(409).json().get("detail").asString())
			.contains("不属于非法集资");
	}

	@Test
	void aFurtherClueBringsItsSubjectAndItsFigures() {
		var file = opened(house, 1_000_000, 100);
		var clue = CaseFixtures.found(house, 500_000, 20);

		file = post(house, file, "clues",
				with(file, "clueId", ClueFixtures.id(clue), "clueVersion", clue.get("version").asInt(), "withMoney", true)).expect(201).json();

		assertThat(file.get("clues")).hasSize(2);
		assertThat(file.get("parties")).hasSize(2);
		assertThat(file.get("sums").get("raised").asDouble()).isEqualTo(1_500_000);
		assertThat(file.get("sums").get("participants").asInt()).isEqualTo(120);
		assertThat(house.as(Person.CLERK).get("/api/cases?clue=" + ClueFixtures.id(clue)).expect(200).json().get("rows").get(0).get("number"))
			.isEqualTo(file.get("number"));
	}

	@Test
	void aPartyThatWasNamedByMistakeIsTakenOutAndStaysReadable() {
		var file = opened(house);
		file = post(house, file, "parties", with(file, "name", "测试虚构推广商行", "role", "FACILITATOR", "note", "收取返点")).expect(201).json();
		var party = file.get("parties").get(1);

		file = put(house, file, "parties/" + party.get("partyId").asString() + "/removal", with(file, "reason", "同名误列")).expect(200).json();

		assertThat(file.get("parties").get(1).get("takenOut").asString()).isEqualTo("同名误列");
		put(house, file, "parties/" + party.get("partyId").asString() + "/removal", with(file, "reason", "再移")).expect(404);
		assertThat(house.as(Person.CLERK).get("/api/cases?subject=" + party.get("subjectId").asString()).expect(200).json().get("total").asInt())
			.isZero();
	}

	@Test
	void basicFactsAreCorrectedAndTheTimelineSaysFromWhatToWhat() {
		var file = opened(house);

		file = put(house, file, "basics", basics(file, "handlingBody", "固镇县市场监管局")).expect(200).json();

		var last = file.get("events").get(file.get("events").size() - 1).get("text").asString();
		assertThat(last).contains("由“固镇县处非办”改为“固镇县市场监管局”");
	}

	@Test
	void aStaleStepIsToldWhoDidWhat() {
		var file = opened(house);
		post(house, file, "measures", measure(file, "BAN")).expect(201);

		var refused = house.as(Person.LEAD).post("/api/cases/{id}/movements", money(file, "returned", 1), id(file)).expect(409).json();

		assertThat(refused.get("detail").asString()).contains("测试CLERK").contains("采取“取缔”");
	}

	@Test
	void anIdentityTypedIntoACaseIsRefused() {
		var file = opened(house);
		var measure = measure(file, "WARNING_TALK");
		measure.put("content", "约谈负责人，电话13912345678");

		assertThat(post(house, file, "measures", measure).expect(422).json().get("type").asString()).endsWith("IdentityInText");
	}

	@Test
	void aRepeatedRequestTakesTheStepOnce() {
		var file = opened(house);
		var key = UUID.randomUUID().toString();
		var clerk = house.as(Person.CLERK);

		var first = clerk.postWithKey(key, "/api/cases/{id}/measures", measure(file, "BAN"), id(file)).expect(201).json();
		var second = clerk.postWithKey(key, "/api/cases/{id}/measures", measure(file, "BAN"), id(file)).expect(201).json();

		assertThat(second).isEqualTo(first);
		assertThat(clerk.get("/api/cases/{id}", id(file)).expect(200).json().get("measures")).hasSize(1);
	}

	@Test
	void theListOfPenaltiesChangesFromTomorrowOnAndDecisionsKeepTheirWords() {
		var lead = house.as(Person.LEAD);
		var tomorrow = ClueFixtures.today().plusDays(1).toString();
		var change = Map.of("code", "77", "since", tomorrow, "label", "责令公开更正", "weight", 15, "active", true, "basis", "地方性规定");

		lead.post("/api/penalty-types", Map.of("code", "77", "since", ClueFixtures.today().toString(), "label", "责令公开更正", "weight", 15,
				"active", true, "basis", "地方性规定")).expect(422);
		lead.post("/api/penalty-types", change).expect(201);

		assertThat(lead.get("/api/penalty-types").expect(200).text()).doesNotContain("责令公开更正").contains("吊销营业执照");
		assertThat(lead.get("/api/penalty-types?on=" + tomorrow).expect(200).text()).contains("责令公开更正");
		lead.post("/api/penalty-types", change).expect(422);
	}

	private List<String> numbers(String filter) {
		return house.as(Person.CLERK)
			.get("/api/cases?size=200&" + filter)
			.expect(200)
			.json()
			.get("rows")
			.valueStream()
			.map(row -> row.get("number").asString())
			.toList();
	}

	private JsonNode filed(JsonNode file, LocalDate on) {
		return put(house, file, "filing", with(file, "filedOn", on.toString(), "body", "固镇县处非办")).expect(200).json();
	}

	private static Map<String, Object> extension(JsonNode file, LocalDate to) {
		return with(file, "to", to.toString(), "approvedBy", "负责人某", "reason", "资产清点未完");
	}

	private static Map<String, Object> basics(JsonNode file, String key, Object value) {
		return with(file, "name", file.get("name").asString(), "leadUnitId", file.get("leadUnitId").asString(), "sector",
				file.get("sector").asString(), "channel", file.get("channel").asString(), "situation",
				file.get("situation").asString(), "handlingBody", file.get("handlingBody").asString(), key, value);
	}

	private static Map<String, Object> without(Map<String, Object> body, String key) {
		body.remove(key);
		return body;
	}

	private static Map<String, Object> replaced(Map<String, Object> body, String key, Object value) {
		body.put(key, value);
		return body;
	}
}
