package cn.fangfei.server.clue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.kernel.RegionCode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** A report of a major risk 重大风险 that joins an open clue (G19), also when its reporter may not see that clue. */
@HouseTest
@RecordApplicationEvents
class ClueJoinedUrgentTests {

	private static final String LINE = "并入的报告标为重大风险";

	@Autowired
	House house;

	@Autowired
	ClueDesk desk;

	@Autowired
	Access access;

	@Autowired
	ApplicationEvents events;

	@Autowired
	JdbcClient sql;

	@Autowired
	PlatformTransactionManager transactions;

	@Test
	void itMarksTheClueAndTellsWhoeverIsToldOfAMark() {
		var clue = ClueFixtures.assigned(house, House.TOWNSHIP_A, "townA");

		var answer = join(Person.TOWN_B, clue, House.TOWNSHIP_B, true);

		var now = get(Person.CLERK, clue);
		assertThat(answer).isEqualTo(new RegisteredClue(true, null));
		assertThat(now.get("urgent").asBoolean()).isTrue();
		assertThat(now.get("version").asInt()).isEqualTo(clue.get("version").asInt() + 1);
		var line = now.get("events").get(now.get("events").size() - 1);
		assertThat(line.get("text").asString()).contains(LINE);
		assertThat(line.get("by").asString()).isEqualTo("测试TOWN_B");
		assertThat(line.get("becomes").asString()).isEqualTo("重大风险");
		for (var told : List.of(Person.LEAD, Person.LEADER, Person.TOWN_A)) {
			assertThat(messages(told, clue)).as(told.name()).filteredOn(m -> m.contains(LINE)).hasSize(1);
		}
		assertThat(messages(Person.TOWN_B, clue)).isEmpty();
		assertThat(events.stream(ClueUrgent.class).filter(e -> e.clue().equals(id(clue)))).singleElement()
			.satisfies(e -> assertThat(e.by()).isEqualTo("测试TOWN_B"));
	}

	@Test
	void whoReportedSeesNeitherTheClueNorItsMark() {
		var clue = ClueFixtures.assigned(house, House.TOWNSHIP_A, "townA");

		join(Person.TOWN_B, clue, House.TOWNSHIP_B, true);

		house.as(Person.TOWN_B).get("/api/clues/{id}", ClueFixtures.id(clue)).expect(404);
		assertThat(lines(Person.TOWN_B, clue)).isEmpty();
		assertThat(lines(Person.CLERK, clue)).contains("JOINED", "URGENT");
	}

	@Test
	void aClueThatWasMarkedBeforeIsMarkedOnce() {
		var clue = ClueFixtures.assigned(house, House.TOWNSHIP_A, "townA");
		join(Person.TOWN_B, clue, House.TOWNSHIP_B, true);
		var marked = get(Person.CLERK, clue);

		join(Person.TOWN_B, clue, House.TOWNSHIP_B, true);

		var now = get(Person.CLERK, clue);
		assertThat(now.get("version")).isEqualTo(marked.get("version"));
		assertThat(lines(Person.CLERK, clue)).containsOnlyOnce("URGENT");
		assertThat(events.stream(ClueUrgent.class).filter(e -> e.clue().equals(id(clue)))).hasSize(1);
		assertThat(messages(Person.LEAD, clue)).anyMatch(m -> m.contains("又有报告"));
		assertThat(messages(Person.TOWN_A, clue)).filteredOn(m -> m.contains("重大风险")).hasSize(1);
	}

	@Test
	void anOrdinaryReportMarksNothing() {
		var clue = ClueFixtures.registered(house, House.TOWNSHIP_A);

		join(Person.TOWN_B, clue, House.TOWNSHIP_B, false);

		assertThat(get(Person.CLERK, clue).get("urgent").asBoolean()).isFalse();
		assertThat(get(Person.CLERK, clue).get("version")).isEqualTo(clue.get("version"));
		assertThat(events.stream(ClueUrgent.class).filter(e -> e.clue().equals(id(clue)))).isEmpty();
	}

	@Test
	void whoActsOnWhatTheySawBeforeIsToldOfTheMark() {
		var clue = ClueFixtures.assigned(house, House.TOWNSHIP_A, "townA");
		join(Person.TOWN_B, clue, House.TOWNSHIP_B, true);

		var late = ClueFixtures.step(house.as(Person.TOWN_A), clue, "acceptance").expect(409);

		assertThat(late.text()).contains("测试TOWN_B").contains("已标为重大风险");
	}

	private RegisteredClue join(Person who, JsonNode clue, String region, boolean urgent) {
		var report = new NewClue(clue.get("subjectName").asString(), null, null, ClueSource.PUBLIC_TIP_OFF,
				ClueFixtures.today().minusDays(1), new RegionCode(region), null, null, null, null, null, null, "又有人来报", false, urgent,
				null, null);
		return house.runAs(access, who, () -> desk.register(report));
	}

	private JsonNode get(Person who, JsonNode clue) {
		return house.as(who).get("/api/clues/{id}", ClueFixtures.id(clue)).expect(200).json();
	}

	private List<String> messages(Person who, JsonNode clue) {
		return new Acting(house, access, transactions, sql).messages(who, ClueFixtures.id(clue));
	}

	/** The lines of the timeline that the database shows somebody. */
	private List<String> lines(Person who, JsonNode clue) {
		return house.runAs(access, who, () -> new TransactionTemplate(transactions).execute(status -> sql
			.sql("select kind from clue_event where clue_id = :id order by event_id")
			.param("id", UUID.fromString(ClueFixtures.id(clue)))
			.query(String.class)
			.list()));
	}

	private static ClueId id(JsonNode clue) {
		return new ClueId(UUID.fromString(ClueFixtures.id(clue)));
	}
}
