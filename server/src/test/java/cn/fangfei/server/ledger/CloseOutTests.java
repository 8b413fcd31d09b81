package cn.fangfei.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.casework.CaseFixtures;
import cn.fangfei.server.clue.ClueFixtures;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** 销号 and 回头看 (Z11c, AC-8): proposed by one, decided by another, looked at again, opened again. */
@HouseTest
class CloseOutTests {

	@Autowired
	House house;

	@Autowired
	Environment environment;

	@Autowired
	CloseOutDesk desk;

	@Test
	void aClueThatIsNoIllegalFundraisingIsClosedOutByTwoPeople() {
		var clue = harmless();

		var proposed = CloseOutFixtures.proposed(house, Person.TOWN_A, "CLUE", ClueFixtures.id(clue), "NOT_ILLEGAL", "RECTIFIED");
		var closed = CloseOutFixtures.decide(house, Person.CLERK, proposed, true, "").expect(200).json();

		assertThat(closed.get("status").asString()).isEqualTo("APPROVED");
		assertThat(closed.get("outcomes").valueStream().map(o -> o.asString())).containsExactly("RECTIFIED", "NOT_ILLEGAL");
		assertThat(clue(clue).get("status").asString()).isEqualTo("CLOSED");
		assertThat(kinds(clue)).containsExactly("OPENED", "VERIFIED", "CLOSED_OUT");
		assertThat(house.as(Person.TOWN_A).get("/api/follow-ups?q={q}", clue.get("number").asString()).expect(200).json().get("rows"))
			.hasSize(2);
	}

	@Test
	void whoProposedDoesNotDecide() {
		var proposed = CloseOutFixtures.proposed(house, Person.CLERK, "CLUE", ClueFixtures.id(harmless()), "NOT_ILLEGAL");

		var refused = CloseOutFixtures.decide(house, Person.CLERK, proposed, true, "");

		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.text()).contains("OwnProposal");
		CloseOutFixtures.decide(house, Person.LEAD, proposed, true, "").expect(200);
	}

	@Test
	void whoProposedDoesNotDecideByDirectSqlEither() throws SQLException {
		var clue = harmless();
		var proposed = CloseOutFixtures.proposed(house, Person.CLERK, "CLUE", ClueFixtures.id(clue), "NOT_ILLEGAL");
		var id = CloseOutFixtures.id(proposed);
		var me = house.as(Person.CLERK).get("/api/session").json().get("accountId").asString();
		var other = house.as(Person.LEAD).get("/api/session").json().get("accountId").asString();
		var set = "update ledger_close_out set status = 'APPROVED', decided_at = now(), decided_by_name = 'x', decided_by = '%s' "
				+ "where close_out_id = '" + id + "'";

		assertRefused(Person.CLERK, set.formatted(me), "ledger_close_out_two_people");
		assertRefused(Person.CLERK, set.formatted(other), "row-level security");
		assertRefused(Person.CLERK, "update ledger_close_out set proposed_by = '" + other + "' where close_out_id = '" + id + "'",
				"permission denied");
		assertRefused(Person.CLERK, "select ledger_closed('" + id + "', '', now(), '')", "nothing was closed out");
		assertRefused(Person.TOWN_A, set.formatted(house.as(Person.TOWN_A).get("/api/session").json().get("accountId").asString()),
				"row-level security");
		assertRefused(Person.CLERK, """
				insert into ledger_close_out (close_out_id, matter, matter_id, clue_ids, number, subject_name, region_code, outcomes,
				                              summary, evidence, follow_up_on, status, proposed_by, proposed_by_name, proposed_at,
				                              decided_by, decided_by_name, decided_at)
				values (gen_random_uuid(), 'CLUE', gen_random_uuid(), array['%1$s'::uuid], '', '', '340323100000', '{OTHER_OUTCOME}', '',
				        '{}', '{}', 'APPROVED', '%2$s', '', now(), '%1$s', '', now())
				""".formatted(me, other), "row-level security");
		assertThat(clue(clue).get("status").asString()).isEqualTo("CONCLUDED");
	}

	@Test
	void aDecisionThatWasTakenStays() throws SQLException {
		var proposed = CloseOutFixtures.proposed(house, Person.TOWN_A, "CLUE", ClueFixtures.id(harmless()), "NOT_ILLEGAL");
		CloseOutFixtures.decide(house, Person.CLERK, proposed, false, "材料不全").expect(200);
		var me = house.as(Person.LEAD).get("/api/session").json().get("accountId").asString();

		assertRefused(Person.LEAD, "update ledger_close_out set status = 'APPROVED', decided_by = '" + me + "' where close_out_id = '"
				+ CloseOutFixtures.id(proposed) + "'", "does not go from REFUSED to APPROVED");
	}

	@Test
	void aRefusalNeedsAReasonAndTheMatterMayBeProposedAgain() {
		var clue = harmless();
		var proposed = CloseOutFixtures.proposed(house, Person.TOWN_A, "CLUE", ClueFixtures.id(clue), "NOT_ILLEGAL");

		assertThat(CloseOutFixtures.decide(house, Person.CLERK, proposed, false, " ").status()).isEqualTo(400);
		var refused = CloseOutFixtures.decide(house, Person.CLERK, proposed, false, "请补现场照片").expect(200).json();
		var again = CloseOutFixtures.proposed(house, Person.TOWN_A, "CLUE", ClueFixtures.id(clue), "NOT_ILLEGAL");

		assertThat(refused.get("decisionReason").asString()).isEqualTo("请补现场照片");
		assertThat(again.get("status").asString()).isEqualTo("PROPOSED");
		assertThat(clue(clue).get("status").asString()).isEqualTo("CONCLUDED");
	}

	@Test
	void aMatterHasOneProposalAtATime() {
		var clue = harmless();
		CloseOutFixtures.proposed(house, Person.TOWN_A, "CLUE", ClueFixtures.id(clue), "NOT_ILLEGAL");

		assertThat(house.as(Person.CLERK)
			.post("/api/close-outs", CloseOutFixtures.proposal("CLUE", ClueFixtures.id(clue), "NOT_ILLEGAL"))
			.text()).contains("CloseOutProposed");
	}

	@Test
	void aStaleDecisionIsToldWhoWasFaster() {
		var proposed = CloseOutFixtures.proposed(house, Person.TOWN_A, "CLUE", ClueFixtures.id(harmless()), "NOT_ILLEGAL");
		CloseOutFixtures.decide(house, Person.CLERK, proposed, true, "").expect(200);

		var late = CloseOutFixtures.decide(house, Person.LEAD, proposed, false, "不同意");

		assertThat(late.status()).isEqualTo(409);
		assertThat(late.text()).contains("测试CLERK", "同意销号");
	}

	@Test
	void whatIsNotReadySaysWhyNotYet() {
		var open = ClueFixtures.assigned(house, House.TOWNSHIP_A, "townA");
		var file = CaseFixtures.opened(house);
		CaseFixtures.post(house, file, "measures", CaseFixtures.measure(file, "WARNING_TALK")).expect(201);
		var lead = file.get("clues").get(0).get("clueId").asString();

		assertThat(refusal("CLUE", ClueFixtures.id(open), "NOT_ILLEGAL")).contains("待签收");
		assertThat(refusal("CLUE", lead, "PENALISED")).contains("线索已立案件" + file.get("number").asString());
		assertThat(refusal("CASE", CaseFixtures.id(file), "REPAID")).contains("100.00万元没有清退", "不能选“清退完毕”", "警示约谈");
		assertThat(matter("CASE", CaseFixtures.id(file)).get("obstacles")).hasSize(1);
		assertThat(matter("CASE", CaseFixtures.id(file)).get("outstanding").asDouble()).isEqualTo(1_000_000.0);
	}

	@Test
	void notIllegalIsOnlyWhatTheFindingSays() {
		var clue = CaseFixtures.found(house, 10_000, 3);

		assertThat(refusal("CLUE", ClueFixtures.id(clue), "NOT_ILLEGAL")).contains("核查结论不是“否”");
	}

	@Test
	void aCaseIsClosedOutWithAllItsCluesWhenTheOutstandingIsExplained() {
		var file = CaseFixtures.opened(house);
		var proposal = CloseOutFixtures.proposal("CASE", CaseFixtures.id(file), "PENALISED", "SHUT_DOWN");
		proposal.put("outstandingReason", "主犯在逃，公安继续追缴");

		var proposed = house.as(Person.TOWN_A).post("/api/close-outs", proposal).expect(201).json();
		CloseOutFixtures.decide(house, Person.CLERK, proposed, true, "").expect(200);

		var now = house.as(Person.CLERK).get("/api/cases/{id}", CaseFixtures.id(file)).json();
		assertThat(now.get("status").asString()).isEqualTo("CLOSED");
		assertThat(clue(now.get("clues").get(0)).get("status").asString()).isEqualTo("CLOSED");
		assertThat(kinds(now.get("clues").get(0))).containsExactly("OPENED", "VERIFIED", "CASE_OPENED", "CLOSED_OUT");
	}

	@Test
	void aFollowUpThatFindsItOpenAgainOpensItAgainAtOnce() {
		var file = CaseFixtures.opened(house);
		var proposal = CloseOutFixtures.proposal("CASE", CaseFixtures.id(file), "SHUT_DOWN");
		proposal.put("outstandingReason", "主犯在逃");
		var proposed = house.as(Person.LEAD).post("/api/close-outs", proposal).expect(201).json();
		CloseOutFixtures.decide(house, Person.CLERK, proposed, true, "").expect(200);
		var due = matter("CASE", CaseFixtures.id(file)).get("followUps");

		record(Person.TOWN_A, due.get(0), false, "门店仍停业，未见人员").expect(200);
		record(Person.TOWN_A, due.get(1), true, "换了招牌重新营业").expect(200);

		var now = house.as(Person.CLERK).get("/api/cases/{id}", CaseFixtures.id(file)).json();
		assertThat(now.get("status").asString()).isEqualTo("OPEN");
		assertThat(clue(now.get("clues").get(0)).get("status").asString()).isEqualTo("CONCLUDED");
		assertThat(kinds(now.get("clues").get(0))).endsWith("CLOSED_OUT", "REOPENED");
		var matter = matter("CASE", CaseFixtures.id(file));
		assertThat(matter.get("closeOuts").get(0).get("status").asString()).isEqualTo("REOPENED");
		assertThat(matter.get("closeOuts").get(0).get("reopenReason").asString()).contains("换了招牌重新营业");
		assertThat(record(Person.CLERK, due.get(0), false, "再看一次").status()).isEqualTo(409);
	}

	@Test
	void theOfficeOpensAgainWithAReasonAndDropsTheFollowUps() {
		var clue = harmless();
		var proposed = CloseOutFixtures.proposed(house, Person.TOWN_A, "CLUE", ClueFixtures.id(clue), "NOT_ILLEGAL");
		var closed = CloseOutFixtures.decide(house, Person.CLERK, proposed, true, "").expect(200).json();
		var body = new HashMap<String, Object>(Map.of("reason", "又有群众反映", "version", closed.get("version").asInt()));

		assertThat(house.as(Person.TOWN_A).put("/api/close-outs/{id}/reopening", body, CloseOutFixtures.id(closed)).status()).isEqualTo(403);
		house.as(Person.LEAD).put("/api/close-outs/{id}/reopening", body, CloseOutFixtures.id(closed)).expect(200);

		assertThat(clue(clue).get("status").asString()).isEqualTo("CONCLUDED");
		assertThat(matter("CLUE", ClueFixtures.id(clue)).get("followUps").valueStream().map(f -> f.get("result").asString()))
			.containsOnly("DROPPED");
	}

	@Test
	void followUpsLieInTheFuture() {
		var proposal = CloseOutFixtures.proposal("CLUE", ClueFixtures.id(harmless()), "NOT_ILLEGAL");
		proposal.put("followUpOn", List.of(ClueFixtures.today().toString()));

		assertThat(house.as(Person.TOWN_A).post("/api/close-outs", proposal).text()).contains("FollowUpDateWrong");
	}

	@Test
	void evidenceOfAnotherMatterIsRefused() {
		var proposal = CloseOutFixtures.proposal("CLUE", ClueFixtures.id(harmless()), "NOT_ILLEGAL");
		proposal.put("evidence", List.of(UUID.randomUUID().toString()));

		assertThat(house.as(Person.TOWN_A).post("/api/close-outs", proposal).status()).isIn(404, 422);
	}

	@Test
	void whatWaitsForItsCloseOutIsListedUntilItIsProposed() {
		var clue = harmless();
		var file = CaseFixtures.opened(house);
		var ready = "/api/close-outs/ready?size=200&q={q}";

		assertThat(house.as(Person.CLERK).get(ready, clue.get("number").asString()).json().get("total").asInt()).isEqualTo(1);
		var row = house.as(Person.CLERK).get(ready, file.get("number").asString()).json().get("rows").get(0);
		assertThat(row.get("matter").asString()).isEqualTo("CASE");
		assertThat(row.get("outstanding").asDouble()).isEqualTo(1_000_000.0);
		assertThat(house.as(Person.TOWN_B).get(ready, clue.get("number").asString()).json().get("total").asInt()).isZero();

		CloseOutFixtures.proposed(house, Person.TOWN_A, "CLUE", ClueFixtures.id(clue), "NOT_ILLEGAL");

		assertThat(house.as(Person.CLERK).get(ready, clue.get("number").asString()).json().get("total").asInt()).isZero();
	}

	@Test
	void followUpsAreRemindedOfOnceBeforeOnTheDayAndEveryWeekWhenLate() {
		var clue = harmless();
		var proposal = CloseOutFixtures.proposal("CLUE", ClueFixtures.id(clue), "NOT_ILLEGAL");
		proposal.put("followUpOn", List.of(ClueFixtures.today().plusDays(1).toString()));
		var proposed = house.as(Person.TOWN_A).post("/api/close-outs", proposal).expect(201).json();
		CloseOutFixtures.decide(house, Person.CLERK, proposed, true, "").expect(200);

		assertThat(desk.remind()).isPositive();
		assertThat(desk.remind()).isZero();

		var told = LedgerFixtures.owner(environment)
			.sql("select count(*) from notify_message where object_type = 'follow-up' and text like :text")
			.param("text", "%" + clue.get("number").asString() + "%回头看%")
			.query(Integer.class)
			.single();
		assertThat(told).isPositive();
	}

	@Test
	void whatSomebodyElseProposedIsAListOfItsOwn() {
		var own = CloseOutFixtures.proposed(house, Person.CLERK, "CLUE", ClueFixtures.id(harmless()), "NOT_ILLEGAL");
		var other = CloseOutFixtures.proposed(house, Person.TOWN_A, "CLUE", ClueFixtures.id(harmless()), "NOT_ILLEGAL");
		var waiting = "/api/close-outs?status=PROPOSED&byOthers=true&size=200&q={q}";

		var clerk = house.as(Person.CLERK);
		assertThat(clerk.get(waiting, own.get("number").asString()).expect(200).json().get("total").asInt()).isZero();
		assertThat(clerk.get(waiting, other.get("number").asString()).expect(200).json().get("rows")).hasSize(1);
		assertThat(house.as(Person.LEAD).get(waiting, own.get("number").asString()).expect(200).json().get("total").asInt()).isEqualTo(1);
		assertThat(house.as(Person.TOWN_B).get(waiting, other.get("number").asString()).expect(200).json().get("total").asInt()).isZero();

		CloseOutFixtures.decide(house, Person.CLERK, other, true, "").expect(200);

		assertThat(clerk.get(waiting, other.get("number").asString()).expect(200).json().get("total").asInt()).isZero();
	}

	@Test
	void followUpsThatAreNearOrLateAreAListOfTheirOwn() {
		var clue = harmless();
		var proposal = CloseOutFixtures.proposal("CLUE", ClueFixtures.id(clue), "NOT_ILLEGAL");
		proposal.put("followUpOn", List.of(ClueFixtures.today().plusDays(1).toString(), ClueFixtures.today().plusDays(90).toString()));
		var proposed = house.as(Person.TOWN_A).post("/api/close-outs", proposal).expect(201).json();
		CloseOutFixtures.decide(house, Person.CLERK, proposed, true, "").expect(200);
		var number = clue.get("number").asString();

		var town = house.as(Person.TOWN_A);
		var due = town.get("/api/follow-ups?due=true&q={q}", number).expect(200).json();
		record(Person.TOWN_A, due.get("rows").get(0), false, "门店仍停业").expect(200);

		assertThat(due.get("total").asInt()).isEqualTo(1);
		assertThat(due.get("rows").get(0).get("ordinal").asInt()).isEqualTo(1);
		assertThat(town.get("/api/follow-ups?due=true&q={q}", number).expect(200).json().get("total").asInt()).isZero();
		assertThat(town.get("/api/follow-ups?q={q}", number).expect(200).json().get("total").asInt()).isEqualTo(1);
		assertThat(house.as(Person.TOWN_B).get("/api/follow-ups?due=true&q={q}", number).expect(200).json().get("total").asInt()).isZero();
	}

	@Test
	void outsidersNeitherSeeNorMoveACloseOut() {
		var clue = harmless();
		var proposed = CloseOutFixtures.proposed(house, Person.TOWN_A, "CLUE", ClueFixtures.id(clue), "NOT_ILLEGAL");
		var closed = CloseOutFixtures.decide(house, Person.CLERK, proposed, true, "").expect(200).json();
		var due = matter("CLUE", ClueFixtures.id(clue)).get("followUps").get(0);
		var number = clue.get("number").asString();
		var reopening = Map.of("reason", "外人打开", "version", closed.get("version").asInt());

		for (var outsider : List.of(Person.TOWN_B, Person.AGENT, Person.NEIGHBOUR, Person.STRANGER)) {
			for (var list : List.of("/api/close-outs?q={q}", "/api/close-outs/ready?q={q}", "/api/follow-ups?q={q}")) {
				assertThat(house.as(outsider).get(list, number).expect(200).json().get("total").asInt()).as(list).isZero();
			}
			assertThat(house.as(outsider).get("/api/close-outs/of/CLUE/{id}", ClueFixtures.id(clue)).status()).isEqualTo(404);
			assertThat(record(outsider, due, true, "外人看的").status()).isEqualTo(404);
		}
		for (var outsider : List.of(Person.NEIGHBOUR, Person.STRANGER)) {
			assertThat(CloseOutFixtures.decide(house, outsider, closed, false, "外人退回").status()).isEqualTo(404);
			assertThat(house.as(outsider).put("/api/close-outs/{id}/reopening", reopening, CloseOutFixtures.id(closed)).status())
				.isEqualTo(404);
		}
		assertThat(clue(clue).get("status").asString()).isEqualTo("CLOSED");
	}

	private JsonNode harmless() {
		var more = new HashMap<String, Object>();
		more.put("illegality", "NOT_ILLEGAL");
		more.put("path", null);
		more.put("filedOn", null);
		more.put("charge", null);
		more.put("elements", ClueFixtures.elements("ABSENT", "PRESENT", "PRESENT", "PRESENT"));
		return CaseFixtures.concluded(house, more);
	}

	private cn.fangfei.server.Browser.Answer record(Person who, JsonNode due, boolean relapsed, String note) {
		return house.as(who).put("/api/follow-ups/{id}/result", Map.of("relapsed", relapsed, "note", note, "evidence", List.of(),
				"version", due.get("version").asInt()), due.get("followUpId").asString());
	}

	private String refusal(String matter, String id, String... outcomes) {
		var answer = house.as(Person.LEAD).post("/api/close-outs", CloseOutFixtures.proposal(matter, id, outcomes));
		assertThat(answer.status()).as(answer.text()).isEqualTo(409);
		return answer.json().get("detail").asString();
	}

	private JsonNode matter(String matter, String id) {
		return house.as(Person.CLERK).get("/api/close-outs/of/" + matter + "/{id}", id).expect(200).json();
	}

	private JsonNode clue(JsonNode clue) {
		return house.as(Person.CLERK).get("/api/clues/{id}", ClueFixtures.id(clue)).expect(200).json();
	}

	private List<String> kinds(JsonNode clue) {
		return house.as(Person.CLERK)
			.get("/api/ledger/of-clue/{id}", ClueFixtures.id(clue))
			.expect(200)
			.json()
			.get("movements")
			.valueStream()
			.map(m -> m.get("kind").asString())
			.toList();
	}

	private void assertRefused(Person who, String statement, String words) throws SQLException {
		try (var connection = LedgerFixtures.as(house, who, environment); var direct = connection.createStatement()) {
			assertThatThrownBy(() -> direct.execute(statement)).as(statement).isInstanceOf(SQLException.class).hasMessageContaining(words);
		}
	}
}
