package cn.fangfei.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.clue.ClueFixtures;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.JsonNode;

/** The ledger as it stood: never changed, never late, seen by its territory alone. */
@HouseTest
class LedgerTests {

	private static final String OPEN = """
			select ledger_open(?::uuid, ?::uuid, ?::uuid, '340323-1999-000001', ?, null, '340323100000', '某镇', 'OTHER',
			                   date '1999-01-01', null, null, null, null, null, now(), '某人')
			""";

	@Autowired
	House house;

	@Autowired
	Environment environment;

	@Test
	void anInstantIsNotReportedWhileAWriterMayStillFallBeforeIt() throws Exception {
		var subject = ClueFixtures.subject();
		house.as(Person.CLERK);
		Instant recorded;
		CompletableFuture<JsonNode> answer;
		try (var writer = LedgerFixtures.as(house, Person.CLERK, environment)) {
			open(writer, UUID.randomUUID(), UUID.randomUUID(), subject);
			try (var statement = writer.createStatement();
					var row = statement.executeQuery("select max(recorded_at) from ledger_movement where subject_name = '" + subject + "'")) {
				row.next();
				recorded = row.getObject(1, OffsetDateTime.class).toInstant();
			}

			answer = CompletableFuture.supplyAsync(() -> ledger(Person.CLERK, subject));
			assertThatThrownBy(() -> answer.get(700, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
			writer.commit();
		}

		var ledger = answer.get(10, TimeUnit.SECONDS);
		assertThat(Instant.parse(ledger.get("asOf").asString())).isAfterOrEqualTo(recorded);
		assertThat(ledger.get("total").asInt()).isEqualTo(1);
	}

	/** What a corrected finding no longer says is shown as taken back, and not as if it had never been said. */
	@Test
	void aFactThatACorrectionTakesBackIsShownAsTakenBack() {
		var clue = ClueFixtures.assigned(house, House.TOWNSHIP_A, "townA");
		var path = "/api/clues/" + ClueFixtures.id(clue) + "/finding";
		var concluded = house.as(Person.TOWN_A)
			.put(path, ClueFixtures.finding(clue.get("version").asInt()))
			.expect(200)
			.json();
		var corrected = ClueFixtures.finding(concluded.get("version").asInt());
		corrected.put("amendReason", "罪名误录");
		corrected.put("path", "ADMINISTRATIVE");
		corrected.remove("charge");

		house.as(Person.TOWN_A).put(path, corrected).expect(200);

		var entry = ledger(Person.CLERK, clue.get("subjectName").asString()).get("rows").get(0);
		var movements = house.as(Person.CLERK)
			.get("/api/ledger/{id}", entry.get("entryId").asString())
			.expect(200)
			.json()
			.get("movements");
		var last = movements.get(movements.size() - 1);
		assertThat(last.get("kind").asString()).isEqualTo("CORRECTED");
		assertThat(last.get("facts").valueStream().filter(fact -> fact.get("cleared").asBoolean()).map(fact -> fact.get("name").asString()).toList())
			.containsExactly("CHARGE");
	}

	@Test
	void aWriterThatStartsAfterwardsIsRecordedAfterwards() {
		var before = Instant.parse(ledger(Person.CLERK, "无此").get("asOf").asString());

		var clue = ClueFixtures.registered(house, House.TOWNSHIP_A);

		var entry = ledger(Person.CLERK, clue.get("subjectName").asString()).get("rows").get(0);
		assertThat(Instant.parse(entry.get("openedAt").asString())).isAfter(before);
		assertThat(asOf(before, clue).get("total").asInt()).isZero();
	}

	@Test
	void anInstantToComeIsTakenAsNow() {
		var answer = house.as(Person.CLERK).get("/api/ledger?asOf={at}", "2099-01-01T00:00:00+08:00").expect(200).json();

		assertThat(Instant.parse(answer.get("asOf").asString())).isBefore(Instant.now());
	}

	@Test
	void theLedgerOfAnInstantStaysWhatItWas() {
		var clue = ClueFixtures.assigned(house, House.TOWNSHIP_A, "townA");
		var before = Instant.parse(ledger(Person.CLERK, clue.get("subjectName").asString()).get("asOf").asString());
		var told = asOf(before, clue);

		house.as(Person.TOWN_A)
			.put("/api/clues/{id}/finding", ClueFixtures.finding(clue.get("version").asInt()), ClueFixtures.id(clue))
			.expect(200);

		assertThat(asOf(before, clue)).isEqualTo(told);
		var now = ledger(Person.CLERK, clue.get("subjectName").asString()).get("rows").get(0);
		assertThat(told.get("rows").get(0).get("raised").asDouble()).isEqualTo(120000.5);
		assertThat(told.get("rows").get(0).get("illegality").isNull()).isTrue();
		assertThat(now.get("raised").asDouble()).isEqualTo(345678.9);
		assertThat(now.get("participants").asInt()).isEqualTo(34);
		assertThat(now.get("illegality").asString()).isEqualTo("ILLEGAL");
	}

	@Test
	void aMovementKeepsTheDifference() {
		var clue = ClueFixtures.assigned(house, House.TOWNSHIP_A, "townA");
		house.as(Person.TOWN_A)
			.put("/api/clues/{id}/finding", ClueFixtures.finding(clue.get("version").asInt()), ClueFixtures.id(clue))
			.expect(200);
		var row = ledger(Person.CLERK, clue.get("subjectName").asString()).get("rows").get(0);

		var entry = house.as(Person.CLERK).get("/api/ledger/{id}", row.get("entryId").asString()).expect(200).json();

		var facts = entry.get("movements").get(1).get("facts").valueStream();
		assertThat(facts.map(f -> f.get("label").asString() + f.get("value").asString()))
			.contains("涉及金额增减（元）225678.40", "涉及人数增减22", "处置路径刑事", "备注已移送公安");
	}

	@Test
	void anUnknownSumStaysUnknownAndAFindingWithoutOneKeepsWhatWasReported() {
		var report = ClueFixtures.report(ClueFixtures.subject(), House.TOWNSHIP_A);
		report.put("participants", null);
		var clue = house.as(Person.CLERK).post("/api/clues", report).expect(201).json().get("clue");
		var assigned = ClueFixtures.assign(house.as(Person.CLERK), clue, house.unit("townA")).expect(200).json();
		var finding = new HashMap<>(ClueFixtures.finding(assigned.get("version").asInt()));
		finding.put("amount", null);
		finding.put("participants", null);
		house.as(Person.TOWN_A).put("/api/clues/{id}/finding", finding, ClueFixtures.id(clue)).expect(200);

		var row = ledger(Person.CLERK, clue.get("subjectName").asString()).get("rows").get(0);

		assertThat(row.get("raised").asDouble()).isEqualTo(120000.5);
		assertThat(row.get("participants").isNull()).isTrue();
	}

	@Test
	void anAgencyThatSeesNoLedgerMovesIt() {
		var clue = ClueFixtures.assigned(house, House.TOWNSHIP_B, "agency");

		house.as(Person.AGENT)
			.put("/api/clues/{id}/finding", ClueFixtures.finding(clue.get("version").asInt()), ClueFixtures.id(clue))
			.expect(200);

		assertThat(ledger(Person.TOWN_B, clue.get("subjectName").asString()).get("rows").get(0).get("movements").asInt())
			.isEqualTo(2);
		assertThat(house.as(Person.AGENT).get("/api/ledger").status()).isEqualTo(403);
	}

	@Test
	void anEntryIsSeenByItsTerritoryAlone() {
		var clue = ClueFixtures.assigned(house, House.TOWNSHIP_A, "townB");
		var row = ledger(Person.TOWN_A, clue.get("subjectName").asString()).get("rows").get(0);

		assertThat(ledger(Person.TOWN_B, clue.get("subjectName").asString()).get("total").asInt()).isZero();
		assertThat(house.as(Person.TOWN_B).get("/api/ledger/{id}", row.get("entryId").asString()).status()).isEqualTo(404);
		assertThat(house.as(Person.NEIGHBOUR).get("/api/ledger/{id}", row.get("entryId").asString()).status())
			.isEqualTo(404);
	}

	@Test
	void rowSecurityHoldsTheSameBoundsWithoutTheApplication() throws SQLException {
		var clue = ClueFixtures.assigned(house, House.TOWNSHIP_A, "agency");
		house.as(Person.AGENT)
			.put("/api/clues/{id}/finding", ClueFixtures.finding(clue.get("version").asInt()), ClueFixtures.id(clue))
			.expect(200);
		var id = ClueFixtures.id(clue);
		var questions = Map.of("clue", "select count(*) from clue where clue_id = '" + id + "'", "clue_event",
				"select count(*) from clue_event where clue_id = '" + id + "'", "verification",
				"select count(*) from verification where clue_id = '" + id + "'", "ledger_entry",
				"select count(*) from ledger_entry where clue_id = '" + id + "'", "ledger_movement",
				"select count(*) from ledger_movement where subject_name = '" + clue.get("subjectName").asString() + "'");

		for (var question : questions.entrySet()) {
			assertThat(ask(Person.TOWN_A, question.getValue())).as(question.getKey()).isPositive();
			assertThat(ask(Person.TOWN_B, question.getValue())).as(question.getKey()).isZero();
			assertThat(ask(Person.NEIGHBOUR, question.getValue())).as(question.getKey()).isZero();
			assertThat(ask(Person.SYSTEM, question.getValue())).as(question.getKey()).isZero();
			assertThat(ask(Person.AGENT, question.getValue()) > 0).as(question.getKey())
				.isEqualTo(!question.getKey().startsWith("ledger"));
		}
	}

	@Test
	void nobodyChangesTheLedgerNotEvenItsOwner() {
		var owner = LedgerFixtures.owner(environment);
		ClueFixtures.registered(house, House.TOWNSHIP_A);

		for (var change : new String[] {"update ledger_movement set raised = 0", "delete from ledger_movement",
				"update ledger_entry set subject_name = ''", "delete from ledger_entry", "truncate ledger_movement",
				"delete from clue_event", "delete from verification"}) {
			assertThatThrownBy(() -> owner.sql(change).update()).as(change)
				.isInstanceOf(DataAccessException.class)
				.hasMessageContaining("append-only");
		}
	}

	@Test
	void theApplicationCannotChooseWhenSomethingWasLearned() throws SQLException {
		try (var connection = LedgerFixtures.as(house, Person.CLERK, environment); var statement = connection.createStatement()) {
			assertThatThrownBy(() -> statement.execute("""
					insert into ledger_movement (source_event, entry_id, territory, kind, occurred_at, recorded_at, by_name)
					values (gen_random_uuid(), gen_random_uuid(), '340323000000', 'VERIFIED', now(), timestamptz '2020-01-01', '')
					""")).isInstanceOf(SQLException.class).hasMessageContaining("permission denied");
		}
	}

	@Test
	void theSameEventPostsOnce() throws SQLException {
		var subject = ClueFixtures.subject();
		var event = UUID.randomUUID();
		var clue = UUID.randomUUID();

		for (var i = 0; i < 2; i++) {
			try (var writer = LedgerFixtures.as(house, Person.CLERK, environment)) {
				open(writer, event, clue, subject);
				try (var statement = writer.prepareStatement("""
						select ledger_found(?::uuid, 'VERIFIED', ?::uuid, 'OTHER_SECTOR', 'CROWDFUNDING', 'ONLINE', 5, null, 'ILLEGAL', null,
						                       null, null, null, now(), '某人')
						""")) {
					statement.setString(1, new UUID(1, event.getLeastSignificantBits()).toString());
					statement.setString(2, clue.toString());
					statement.execute();
				}
				writer.commit();
			}
		}

		var row = ledger(Person.CLERK, subject).get("rows").get(0);
		assertThat(row.get("movements").asInt()).isEqualTo(2);
		assertThat(row.get("raised").asDouble()).isEqualTo(5.0);
	}

	@Test
	void withoutASessionNothingIsPosted() {
		assertThatThrownBy(() -> LedgerFixtures.owner(environment)
			.sql("select ledger_open(gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), '', '', null, '340323000000', '', 'OTHER', "
					+ "now()::date, null, null, null, null, null, now(), '')")
			.query()
			.listOfRows()).rootCause().hasMessageContaining("nobody is signed in");
	}

	private JsonNode ledger(Person person, String q) {
		return house.as(person).get("/api/ledger?q={q}", q).expect(200).json();
	}

	private JsonNode asOf(Instant at, JsonNode clue) {
		return house.as(Person.CLERK)
			.get("/api/ledger?asOf={at}&q={q}", at, clue.get("subjectName").asString())
			.expect(200)
			.json();
	}

	private long ask(Person person, String question) throws SQLException {
		try (var connection = LedgerFixtures.as(house, person, environment);
				var statement = connection.createStatement();
				var row = statement.executeQuery(question)) {
			row.next();
			return row.getLong(1);
		}
	}

	private static void open(java.sql.Connection writer, UUID event, UUID clue, String subject) throws SQLException {
		try (var statement = writer.prepareStatement(OPEN)) {
			statement.setString(1, event.toString());
			statement.setString(2, UUID.randomUUID().toString());
			statement.setString(3, clue.toString());
			statement.setString(4, subject);
			statement.execute();
		}
	}
}
