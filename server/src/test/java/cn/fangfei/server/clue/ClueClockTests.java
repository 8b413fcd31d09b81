package cn.fangfei.server.clue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.access.Access;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** The clocks of clues: pauses, ageing, what is at risk, and what the platform tells by itself (users §1 item 13, §3 item 6). */
@HouseTest
class ClueClockTests {

	@Autowired
	House house;

	@Autowired
	Access access;

	@Autowired
	JdbcClient sql;

	@Autowired
	PlatformTransactionManager transactions;

	@Autowired
	Environment environment;

	@Autowired
	ClueReminderDesk reminders;

	private Acting people;

	@BeforeEach
	void begin() {
		people = new Acting(house, access, transactions, sql);
	}

	@Test
	void theClockTellsOnceBeforeOnceAfterAndThenTheLeads() {
		var clue = dueOn(LocalDate.of(2026, 6, 26), LocalDate.of(2026, 6, 5));

		var early = told(clue, "2026-06-23T01:00:00Z");
		var soon = told(clue, "2026-06-24T01:00:00Z");
		var again = told(clue, "2026-06-25T01:00:00Z");
		var late = told(clue, "2026-06-29T01:00:00Z");
		var escalated = told(clue, "2026-07-01T01:00:00Z");
		var ever = told(clue, "2026-07-10T01:00:00Z");

		assertThat(early).isEmpty();
		assertThat(soon).containsExactly("临期提醒：6月26日到期");
		assertThat(again).isEmpty();
		assertThat(late).containsExactly("逾期提醒：6月26日已到期");
		assertThat(escalated).containsExactly("逾期升级：已报处非办负责人");
		assertThat(ever).isEmpty();
		assertThat(messages(Person.TOWN_A, clue)).anyMatch(m -> m.contains("6月26日到期，请抓紧核查"))
			.anyMatch(m -> m.contains("6月26日已到期，请尽快反馈"));
		assertThat(messages(Person.LEAD, clue)).anyMatch(m -> m.contains("请处非办负责人督办"));
		assertThat(messages(Person.CLERK, clue)).noneMatch(m -> m.contains("督办"));
	}

	@Test
	void whoDoesNotAcceptIsReminded() {
		var clue = ClueFixtures.assigned(house, House.TOWNSHIP_A, "townA");
		set(clue, "accept_by = date '2026-06-08', due_on = date '2026-06-26'");

		assertThat(told(clue, "2026-06-08T01:00:00Z")).isEmpty();
		assertThat(told(clue, "2026-06-09T01:00:00Z")).containsExactly("签收提醒：应于6月8日前签收");
		assertThat(told(clue, "2026-06-10T01:00:00Z")).isEmpty();
	}

	@Test
	void aReportWaitsForTheOfficeNoLongerThanItsTerm() {
		var clue = ClueFixtures.registered(house, House.TOWNSHIP_A);
		var registered = ClueClocks.day(Instant.parse(clue.get("registeredAt").asString()));
		assertThat(clue.get("dueSentence").asString()).startsWith("5个工作日，自").contains("登记次日起算");
		assertThat(LocalDate.parse(clue.get("dueOn").asString())).isAfterOrEqualTo(registered.plusDays(5));

		set(clue, "due_on = date '2026-06-26'");

		assertThat(told(clue, "2026-06-23T01:00:00Z")).isEmpty();
		assertThat(told(clue, "2026-06-24T01:00:00Z")).containsExactly("临期提醒：6月26日到期");
		assertThat(told(clue, "2026-06-29T01:00:00Z")).containsExactly("逾期提醒：6月26日已到期");
		assertThat(told(clue, "2026-07-01T01:00:00Z")).containsExactly("逾期升级：已报处非办负责人");
		assertThat(messages(Person.CLERK, clue)).anyMatch(m -> m.contains("应于6月26日前受理，请交办"))
			.anyMatch(m -> m.contains("尚未交办，请尽快交办"));
		assertThat(messages(Person.LEAD, clue)).anyMatch(m -> m.contains("至今未交办，请处非办负责人督办"));
		assertThat(messages(Person.TOWN_A, clue)).noneMatch(m -> m.contains("受理"));
	}

	@Test
	void anotherDueDayIsToldOfAnew() {
		var clue = dueOn(LocalDate.of(2026, 6, 26), LocalDate.of(2026, 6, 5));
		told(clue, "2026-06-25T01:00:00Z");

		set(clue, "due_on = date '2026-07-03'");

		assertThat(told(clue, "2026-06-29T01:00:00Z")).isEmpty();
		assertThat(told(clue, "2026-07-02T01:00:00Z")).containsExactly("临期提醒：7月3日到期");
	}

	@Test
	void twoJobsAtOnceTellEverythingOnce() throws Exception {
		var clue = dueOn(LocalDate.of(2026, 6, 26), LocalDate.of(2026, 6, 5));
		var at = Instant.parse("2026-06-29T01:00:00Z");

		var threads = Executors.newFixedThreadPool(4);
		var job = (Callable<Integer>) () -> reminders.remind(at);
		for (var done : threads.invokeAll(List.of(job, job, job, job))) {
			done.get();
		}
		threads.shutdown();

		assertThat(lines(clue)).containsExactly("逾期提醒：6月26日已到期");
		assertThat(messages(Person.TOWN_A, clue).stream().filter(m -> m.contains("已到期，请尽快反馈"))).hasSize(1);
	}

	@Test
	void nobodyRunsTheJobWithoutTheServersKey() {
		assertThat(catchThrowable(() -> sql.sql("""
				select count(*) from clue_remind('guessed', date '2026-06-29', date '2026-06-30', date '2026-06-20', now())
				""").query(Integer.class).single())).hasStackTraceContaining("wrong server key");
	}

	/** users §1 item 13: 15 working days from 3 June, stopped for four days, 端午 skipped. */
	@Test
	void aStoppedClockGoesOnFromWhereItStood() {
		var clue = ClueFixtures.assigned(house, House.TOWNSHIP_A, "townA");
		var signed = ClueFixtures.step(house.as(Person.TOWN_A), clue, "acceptance").expect(200).json();
		set(signed, "dispatched_at = timestamptz '2026-06-03 10:00+08', term_amount = 15");
		var stopped = ClueFixtures.step(house.as(Person.TOWN_A), signed, "suspension", "reason", "APPRAISAL").expect(200).json();
		owner("clue_pause", "update clue_pause set since = date '2026-06-10', until = date '2026-06-11' where clue_id = '" + ClueFixtures.id(clue) + "'");

		var resumed = ClueFixtures.step(house.as(Person.TOWN_A), stopped, "resumption").expect(200).json();

		assertThat(resumed.get("dueOn").asString()).isEqualTo("2026-06-29");
		assertThat(resumed.get("pauses").get(0).get("until").asString()).isEqualTo("2026-06-11");
	}

	@Test
	void openCluesAgeInFourSteps() {
		var mark = ClueFixtures.subject();
		var ages = List.of(0, 2, 3, 10, 11, 30, 31, 400);
		for (var age : ages) {
			var clue = house.as(Person.CLERK)
				.post("/api/clues", ClueFixtures.report(mark.replace("商贸", "第" + age + "商贸"), House.TOWNSHIP_A))
				.expect(201)
				.json()
				.get("clue");
			owner("clue", "update clue set registered_at = registered_at - interval '" + age + " days' where clue_id = '"
					+ ClueFixtures.id(clue) + "'");
		}
		var prefix = mark.substring(0, mark.indexOf("商贸"));

		assertThat(total("ageing=UP_TO_2", prefix)).isEqualTo(2);
		assertThat(total("ageing=FROM_3_TO_10", prefix)).isEqualTo(2);
		assertThat(total("ageing=FROM_11_TO_30", prefix)).isEqualTo(2);
		assertThat(total("ageing=OVER_30", prefix)).isEqualTo(2);
	}

	@Test
	void atRiskIsWhatIsDueWithinTwoWorkingDays() {
		var mark = ClueFixtures.subject();
		var today = ClueFixtures.today();
		var soon = LocalDate.parse(house.as(Person.CLERK)
			.get("/api/calendar/due?from=" + today + "&workingDays=2")
			.expect(200)
			.json()
			.get("due")
			.asString());
		var days = List.of(today.minusDays(1), today, soon, soon.plusDays(1));
		for (var i = 0; i < days.size(); i++) {
			var clue = house.as(Person.CLERK)
				.post("/api/clues", ClueFixtures.report(mark.replace("商贸", "期" + i + "商贸"), House.TOWNSHIP_A))
				.expect(201)
				.json()
				.get("clue");
			var assigned = ClueFixtures.assign(house.as(Person.CLERK), clue, house.unit("townA")).expect(200).json();
			set(assigned, "due_on = date '" + days.get(i) + "'");
		}
		var prefix = mark.substring(0, mark.indexOf("商贸"));

		assertThat(total("clock=AT_RISK", prefix)).isEqualTo(2);
		assertThat(total("clock=OVERDUE", prefix)).isEqualTo(1);
		var counts = house.as(Person.TOWN_A).get("/api/clues/counts").expect(200).json();
		assertThat(counts.get("overdue").asInt()).isGreaterThanOrEqualTo(1);
		assertThat(counts.get("todo").asInt()).isGreaterThanOrEqualTo(counts.get("overdue").asInt() + counts.get("atRisk").asInt());
	}

	private int total(String filter, String text) {
		return house.as(Person.CLERK).get("/api/clues?" + filter + "&q={q}", text).expect(200).json().get("total").asInt();
	}

	private JsonNode dueOn(LocalDate due, LocalDate acceptBy) {
		var clue = ClueFixtures.assigned(house, House.TOWNSHIP_A, "townA");
		var signed = ClueFixtures.step(house.as(Person.TOWN_A), clue, "acceptance").expect(200).json();
		set(signed, "due_on = date '" + due + "'");
		return signed;
	}

	private void set(JsonNode clue, String values) {
		people.as(Person.CLERK, () -> new TransactionTemplate(transactions)
			.execute(status -> sql.sql("update clue set " + values + " where clue_id = cast(:id as uuid)")
				.param("id", ClueFixtures.id(clue))
				.update()));
	}

	/** Changes what the application may not, in a table whose policies bind its owner too. */
	private void owner(String table, String statement) {
		try (var connection = DriverManager.getConnection(environment.getRequiredProperty("spring.flyway.url"),
				environment.getRequiredProperty("spring.flyway.user"), environment.getRequiredProperty("spring.flyway.password"));
				var act = connection.createStatement()) {
			connection.setAutoCommit(false);
			act.execute("alter table " + table + " no force row level security");
			act.execute(statement);
			act.execute("alter table " + table + " force row level security");
			connection.commit();
		}
		catch (SQLException e) {
			throw new IllegalStateException(e);
		}
	}

	/** What the timeline says was told at an instant that had not been told before. */
	private List<String> told(JsonNode clue, String at) {
		var before = lines(clue);
		reminders.remind(Instant.parse(at));
		return lines(clue).subList(before.size(), lines(clue).size());
	}

	private List<String> lines(JsonNode clue) {
		return house.as(Person.CLERK)
			.get("/api/clues/{id}", ClueFixtures.id(clue))
			.expect(200)
			.json()
			.get("events")
			.valueStream()
			.filter(e -> e.get("kind").asString().equals("REMINDED"))
			.map(e -> e.get("text").asString())
			.toList();
	}

	private List<String> messages(Person person, JsonNode clue) {
		return people.messages(person, ClueFixtures.id(clue));
	}
}
