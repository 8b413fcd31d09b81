package cn.fangfei.server.clue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.kernel.RegionCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** 领取下一条, and who is faster (users §3 item 5). */
@HouseTest
class ClueQueueTests {

	@Autowired
	House house;

	@Autowired
	Access access;

	@Autowired
	JdbcClient sql;

	@Autowired
	PlatformTransactionManager transactions;

	@Test
	void twoWhoClaimAtOnceGetDifferentClues() throws Exception {
		for (var i = 0; i < 24; i++) {
			ClueFixtures.registered(house, House.TOWNSHIP_A);
		}
		var people = List.of(Person.CLERK, Person.LEAD);
		people.forEach(house::as);
		var work = new ArrayList<Callable<String>>();
		for (var i = 0; i < 20; i++) {
			var person = people.get(i % 2);
			work.add(() -> house.as(person).post("/api/clues/next", Map.of()).expect(200).json().get("clue").get("clueId").asString());
		}

		var threads = Executors.newFixedThreadPool(6);
		var claimed = new ArrayList<String>();
		for (var done : threads.invokeAll(work)) {
			claimed.add(done.get());
		}
		threads.shutdown();

		assertThat(claimed).doesNotHaveDuplicates().hasSize(20);
	}

	@Test
	void whatCameBackIsHandedOnBeforeWhatIsNewThoughNoClockRunsOnIt() {
		ClueFixtures.registered(house, House.TOWNSHIP_A);
		var assigned = ClueFixtures.assigned(house, House.TOWNSHIP_A, "townA");
		ClueFixtures.step(house.as(Person.TOWN_A), assigned, "return", "reason", "NOT_OUR_TERRITORY").expect(200);

		JsonNode next;
		do {
			next = house.as(Person.LEAD).post("/api/clues/next", Map.of()).expect(200).json();
		}
		while (next.get("clue").get("urgent").asBoolean());

		assertThat(next.get("clue").get("status").asString()).isEqualTo("RETURNED");
		assertThat(next.get("why").asString()).startsWith("被退回，等待重新交办");
	}

	@Test
	void aMajorRiskComesFirstAndTheSentenceSaysSo() {
		ClueFixtures.registered(house, House.TOWNSHIP_A);
		var pressing = ClueFixtures.step(house.as(Person.CLERK), ClueFixtures.registered(house, House.TOWNSHIP_A), "urgency")
			.expect(200)
			.json();

		JsonNode next;
		do {
			next = house.as(Person.LEAD).post("/api/clues/next", Map.of()).expect(200).json();
		}
		while (!next.get("clue").get("clueId").equals(pressing.get("clueId")) && next.get("clue").get("urgent").asBoolean());

		assertThat(next.get("clue").get("clueId")).isEqualTo(pressing.get("clueId"));
		assertThat(next.get("why").asString()).startsWith("标为重大风险，最先办理");
		assertThat(next.get("clue").get("claim").get("mine").asBoolean()).isTrue();
	}

	@Test
	void whatSomebodyHasClaimedAnotherDoesNotClaimAndMayStillDealWith() {
		var clue = ClueFixtures.registered(house, House.TOWNSHIP_A);
		house.as(Person.CLERK).put("/api/clues/{id}/claim", null, ClueFixtures.id(clue)).expect(200);

		var second = house.as(Person.LEAD).put("/api/clues/{id}/claim", null, ClueFixtures.id(clue));
		var release = house.as(Person.LEAD).delete("/api/clues/{id}/claim", ClueFixtures.id(clue));
		var seen = house.as(Person.LEAD).get("/api/clues/{id}", ClueFixtures.id(clue)).expect(200).json();
		var assigned = ClueFixtures.assign(house.as(Person.LEAD), clue, house.unit("townA")).expect(200).json();

		assertThat(second.status()).isEqualTo(409);
		assertThat(second.json().get("detail").asString()).contains("测试CLERK已领取");
		assertThat(release.status()).isEqualTo(403);
		assertThat(seen.get("claim").get("by").asString()).isEqualTo("测试CLERK");
		assertThat(assigned.get("claim").isNull()).as("dealt with, and no longer claimed").isTrue();
	}

	@Test
	void aClaimEndsByItself() {
		var clue = ClueFixtures.registered(house, House.TOWNSHIP_A);
		house.as(Person.CLERK).put("/api/clues/{id}/claim", null, ClueFixtures.id(clue)).expect(200);
		var acting = new Acting(house, access, transactions, sql);

		acting.as(Person.CLERK, () -> new TransactionTemplate(transactions).execute(status -> sql.sql("""
				update clue
				set claimed_until = now() - interval '1 minute'
				where clue_id = cast(:id as uuid)
				""").param("id", ClueFixtures.id(clue)).update()));

		house.as(Person.LEAD).put("/api/clues/{id}/claim", null, ClueFixtures.id(clue)).expect(200);
		house.as(Person.LEAD).delete("/api/clues/{id}/claim", ClueFixtures.id(clue)).expect(200);
	}

	@Test
	void whoApprovesAndWhoRecallsAtOnceDoNotBothSucceed() throws Exception {
		for (var round = 0; round < 10; round++) {
			var clue = ClueFixtures.assigned(house, House.TOWNSHIP_A, "townA");
			house.as(Person.TOWN_A);
			var statuses = race(() -> ClueFixtures.step(house.as(Person.TOWN_A), clue, "acceptance").status(),
					() -> ClueFixtures.step(house.as(Person.CLERK), clue, "recall").status());
			var now = house.as(Person.CLERK).get("/api/clues/{id}", ClueFixtures.id(clue)).expect(200).json();

			assertThat(statuses).containsExactlyInAnyOrder(200, 409);
			assertThat(now.get("status").asString()).isIn("VERIFYING", "REGISTERED");
			assertThat(now.get("version").asInt()).isEqualTo(clue.get("version").asInt() + 1);
		}
	}

	@Test
	void theSentenceSaysWhyThisOneFirst() {
		var today = LocalDate.of(2026, 6, 10);
		var waiting = clue(ClueStatus.REGISTERED, null);

		assertThat(ClueQueueDesk.why(clue(ClueStatus.VERIFYING, LocalDate.of(2026, 6, 7)), today))
			.isEqualTo("待办中到期最早：6月7日到期，已逾期3天。");
		assertThat(ClueQueueDesk.why(clue(ClueStatus.ASSIGNED, today), today)).isEqualTo("待办中到期最早：6月10日到期，就是今天。");
		assertThat(ClueQueueDesk.why(clue(ClueStatus.REGISTERED, LocalDate.of(2026, 6, 12)), today))
			.isEqualTo("待受理中到期最早：6月12日到期，还有2天。");
		assertThat(ClueQueueDesk.why(waiting, today)).isEqualTo("等待交办，登记已9天，是最早的一条。");
	}

	private static Clue clue(ClueStatus status, @Nullable LocalDate due) {
		var region = new RegionCode(House.TOWNSHIP_A);
		return new Clue(ClueId.next(), "340323-2026-000001", MatterKey.of("虚构商行", null, region), "虚构商行", null, null,
				ClueSource.OTHER, region, null, LocalDate.of(2026, 5, 1), null, null, null, null, null, "描述", status, null, due,
				null, null, UUID.randomUUID(), "某人", Instant.parse("2026-06-01T02:00:00Z"), 0, false, null, null, null,
				ClueRound.NONE, null);
	}

	private static List<Integer> race(Callable<Integer> first, Callable<Integer> second) throws Exception {
		var threads = Executors.newFixedThreadPool(2);
		var statuses = new ArrayList<Integer>();
		for (var done : threads.invokeAll(List.of(first, second))) {
			statuses.add(done.get());
		}
		threads.shutdown();
		return statuses;
	}
}
