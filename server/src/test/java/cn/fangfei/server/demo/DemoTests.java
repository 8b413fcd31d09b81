package cn.fangfei.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.Browser;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.access.SetupDesk;
import cn.fangfei.server.clue.ClueStatus;
import cn.fangfei.server.jurisdiction.WorkingDays;
import cn.fangfei.server.registry.DeliveryDesk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@HouseTest
@Import(DemoTests.StoryTime.class)
class DemoTests {

	/** What the platform kept for going on, as it was when it opened its port. */
	private static byte[] unfinished = {};

	/** How many clues there were when the telling was cut off. */
	private static long cutOff = -1;

	@TestConfiguration
	static class StoryTime {

		@Bean
		@Primary
		DemoClock demoClock() {
			return new DemoClock();
		}
	}

	@Autowired
	SetupDesk setup;

	@Autowired
	DemoTerritories territories;

	@Autowired
	DemoPeople people;

	@Autowired
	DemoCaseload caseload;

	@Autowired
	DeliveryDesk register;

	@Autowired
	WorkingDays calendar;

	@Autowired
	Access access;

	@Autowired
	ObjectProvider<DemoClock> clock;

	@Autowired
	JsonMapper json;

	@Autowired
	JdbcClient sql;

	@Value("${fangfei.data}")
	Path data;

	@LocalServerPort
	int port;

	@BeforeEach
	void theDemoIsMadeOnce() throws Exception {
		if (setup.open()) {
			var demo = demo("固镇县");
			demo.run(new DefaultApplicationArguments());
			unfinished = Files.readAllBytes(data.resolve("demo-unfinished.json"));
			while (demo.telling() && total(as("clerk"), "/api/cases?size=1") < 2) {
				Thread.sleep(200);
			}
			demo.destroy();
			cutOff = total(as("clerk"), "/api/clues?size=1&view=TERRITORY");
			var again = demo("固镇县");
			again.run(new DefaultApplicationArguments());
			again.awaitEnd();
		}
	}

	@Test
	void everybodyOfTheTableSignsInAndWorksAtOnce() {
		passwords().forEach((login, password) -> {
			var session = as(login).get("/api/session").expect(200).json();

			assertThat(session.get("mustChangePassword").asBoolean()).as(login).isFalse();
			assertThat(session.get("post").isNull()).as(login).isFalse();
		});
		assertThat(passwords()).hasSizeGreaterThanOrEqualTo(20)
			.containsKeys("clerk", "lead", "leader", "town.01", "town.12", "village", "grid.01", "grid.02", "market", "admin.audit");
	}

	/** Y18, A13: through the real path – registered by one person, confirmed by another, taken in by signature, one file refused. */
	@Test
	void aBankAlertedWeekByWeekAndOneOfItsFilesWasRefused() throws IOException {
		var clerk = as("clerk");

		var alerts = clerk.get("/api/funds/alerts?size=200&sort=score,desc").expect(200).json().get("rows").valueStream().toList();
		assertThat(alerts).hasSize(6);
		assertThat(alerts.stream().map(a -> a.get("level").asString())).containsOnly("ORANGE", "YELLOW").contains("ORANGE", "YELLOW");
		assertThat(alerts).anyMatch(a -> a.get("name").asString().contains("客户“KH20230417”"));
		assertThat(alerts.stream().filter(a -> !a.get("verdict").isNull()).map(a -> a.get("verdict").asString()))
			.containsExactlyInAnyOrder("CONFIRMED", "FALSE_ALARM");
		assertThat(total(clerk, "/api/funds/files?outcome=ACCEPTED&size=1")).isEqualTo(6);
		var refused = clerk.get("/api/funds/files?outcome=REFUSED").expect(200).json().get("rows");
		assertThat(refused).hasSize(1);
		assertThat(refused.get(0).get("refusal").asString()).isEqualTo("ALTERED");
		assertThat(as("lead").get("/api/funds/bank-keys").expect(200).json().valueStream().map(k -> k.get("status").asString()))
			.containsExactlyInAnyOrder("CONFIRMED", "PROPOSED");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("demo-bank.key")))).isEqualTo("rw-------");
	}

	/** Issue 5, 5(c): one bank's subject runs dry and is called urgent, and a second model raised one by a level. */
	@Test
	void oneAlertIsUrgentAndOneWasRaisedByTheSecondModel() {
		var clerk = as("clerk");

		var urgent = clerk.get("/api/funds/alerts?urgent=true").expect(200).json().get("rows");
		assertThat(urgent).hasSize(1);
		var view = clerk.get("/api/funds/alerts/{id}", urgent.get(0).get("alertId").asString()).expect(200).json();
		assertThat(view.get("urgent").get("sentence").asString()).contains("疑似兑付困难");
		assertThat(as("lead").get("/api/messages?size=200").expect(200).text()).contains("加急资金预警");
		var raised = clerk.get("/api/funds/alerts?size=200")
			.expect(200)
			.json()
			.get("rows")
			.valueStream()
			.filter(a -> !a.get("raisedFrom").isNull())
			.toList();
		assertThat(raised).hasSize(1);
		assertThat(raised.get(0).get("name").asString()).contains("KH20230417");
	}

	/** A13, 条例 Art 21(4): proposed by one, approved by another, checked against its totals, and shown with the case. */
	@Test
	void oneCaseHasTheStatementOfItsAccount() throws Exception {
		var clerk = as("clerk");
		var found = clerk.get("/api/funds/cases").expect(200).json().get("rows");
		assertThat(found).hasSize(1);
		var id = found.get(0).get("caseId").asString();
		var statement = clerk.get("/api/funds/cases/{id}", id).expect(200).json().get("statements").get(0);
		while (statement.get("status").asString().matches("QUEUED|RUNNING")) {
			Thread.sleep(50);
			statement = clerk.get("/api/funds/cases/{id}", id).expect(200).json().get("statements").get(0);
		}

		assertThat(statement.get("status").asString()).as(statement.toString()).isEqualTo("DONE");
		assertThat(statement.get("answeredBy").asString()).isNotEqualTo(statement.get("proposedBy").asString());
		assertThat(statement.get("rows").asInt()).isBetween(300, 3_000);
		var reading = clerk.get("/api/funds/cases/{id}/reading", id).expect(200).json();
		assertThat(reading.get("participants").get("persons").asInt()).isGreaterThanOrEqualTo(20);
		assertThat(reading.get("participants").get("outstanding").decimalValue()).isPositive();
		assertThat(reading.get("namings")).isNotEmpty();
		assertThat(reading.get("problems")).isEmpty();
		assertThat(as("leader").get("/api/funds/cases").status()).isEqualTo(403);
		assertThat(clerk.get("/api/cases?size=200")
			.expect(200)
			.json()
			.get("rows")
			.valueStream()
			.map(c -> clerk.get("/api/cases/{id}", c.get("caseId").asString()).expect(200).json().get("subjectId").asString()))
			.contains(found.get(0).get("subjectId").asString());
	}

	@Test
	void theTableIsReadableByItsOwnerAlone() throws IOException {
		var permissions = Files.getPosixFilePermissions(data.resolve("demo-accounts.txt"));

		assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
		assertThat(data.resolve("demo-unfinished.json")).doesNotExist();
	}

	@Test
	void theRegisterHoldsTheInventedFirmsAndSomeThatNobodyCouldPlace() {
		var clerk = as("clerk");

		assertThat(total(clerk, "/api/firms?size=1")).isEqualTo(DemoFirms.COUNT);
		assertThat(total(clerk, "/api/firms?size=1&tier=ANY")).isBetween(165L, 210L);
		assertThat(total(clerk, "/api/firms?size=1&tier=FORBIDDEN")).isBetween(12L, 25L);
		assertThat(total(clerk, "/api/firms?size=1&placed=false")).isBetween(15L, 90L);
		assertThat(total(as("town.02"), "/api/firms?size=1")).isBetween(100L, 600L);
	}

	@Test
	void cluesStandInEveryStateOverSixMonths() {
		var clerk = as("clerk");
		var byStatus = Arrays.stream(ClueStatus.values())
			.collect(Collectors.toMap(s -> s, s -> total(clerk, "/api/clues?size=1&view=TERRITORY&status=" + s)));

		assertThat(byStatus.values().stream().mapToLong(n -> n).sum()).isEqualTo(DemoStories.COUNT);
		assertThat(byStatus).allSatisfy((status, n) -> assertThat(n).as(status.name()).isPositive());
		assertThat(byStatus.get(ClueStatus.REGISTERED)).isGreaterThan(2);
		assertThat(byStatus.get(ClueStatus.CONCLUDED) + byStatus.get(ClueStatus.CLOSED)).isGreaterThan(60);
		assertThat(byStatus.get(ClueStatus.CLOSED)).isGreaterThan(15);
		var registered = clerk.get("/api/clues?view=TERRITORY&size=200").json().get("rows");
		var first = registered.valueStream().map(r -> r.get("registeredAt").asString().substring(0, 10)).min(String::compareTo);
		assertThat(LocalDate.parse(first.orElseThrow())).isBefore(LocalDate.now().minusDays(160));
		assertThat(total(clerk, "/api/clues?size=1&view=TERRITORY&clock=OVERDUE")).as("some are late").isPositive();
	}

	@Test
	void theTimelinesHoldEveryKindOfStep() {
		var clerk = as("clerk");
		var kinds = clerk.get("/api/clues?view=TERRITORY&size=200")
			.json()
			.get("rows")
			.valueStream()
			.flatMap(r -> clerk.get("/api/clues/{id}", r.get("clueId").asString()).expect(200).json().get("events").valueStream())
			.collect(Collectors.groupingBy(e -> e.get("kind").asString(), Collectors.counting()));

		assertThat(kinds).containsEntry("RETURNED", 7L)
			.containsEntry("TRANSFERRED", 2L)
			.containsEntry("RECALLED", 1L)
			.containsEntry("EXTENSION_REQUESTED", 3L)
			.containsEntry("EXTENSION_DECIDED", 2L)
			.containsEntry("SUSPENDED", 2L)
			.containsEntry("RESUMED", 1L)
			.containsEntry("VOIDED", 1L);
		assertThat(kinds).containsEntry("URGENT", 1L);
		assertThat(kinds.get("ACCEPTED")).isGreaterThan(50);
		assertThat(kinds.get("URGED")).isGreaterThanOrEqualTo(2);
		assertThat(kinds.get("PLANNED")).isGreaterThan(30);
		assertThat(kinds.get("VISITED")).isGreaterThan(30);
		assertThat(kinds.get("REOPENED")).isPositive();
		assertThat(total(clerk, "/api/clues?size=1&view=TERRITORY&urgent=true")).as("open and urgent").isEqualTo(1);
	}

	@Test
	void casesAreUnderWaySettledAndOfYearsAgo() {
		var clerk = as("clerk");
		var cases = clerk.get("/api/cases?size=200").expect(200).json().get("rows").valueStream().toList();

		assertThat(cases).hasSizeGreaterThan(15);
		assertThat(total(clerk, "/api/cases?size=1&status=CLOSED")).isPositive();
		assertThat(total(clerk, "/api/cases?size=1&legacy=true")).isEqualTo(1);
		for (var stage : List.of("RESOLUTION", "COORDINATION", "CLOSING")) {
			assertThat(total(clerk, "/api/cases?size=1&stage=" + stage)).as(stage).isPositive();
		}
		for (var kind : List.of("WARNING_TALK", "RECTIFICATION_ORDER", "REFUND_ORDER", "STOP_ORDER")) {
			assertThat(total(clerk, "/api/cases?size=1&measure=" + kind)).as(kind).isPositive();
		}
		var whole = cases.stream().map(r -> clerk.get("/api/cases/{id}", r.get("caseId").asString()).expect(200).json()).toList();
		assertThat(whole).anyMatch(c -> !c.get("penalties").isEmpty())
			.anyMatch(c -> !c.get("referrals").isEmpty() && !c.get("charge").isNull() && !c.get("criminalFiledOn").isNull())
			.anyMatch(c -> !c.get("determinations").isEmpty())
			.anyMatch(c -> !c.get("filing").isNull());
	}

	@Test
	void mattersAreClosedOutByTwoPeopleAndLookedAtAgain() {
		var clerk = as("clerk");
		var closeOuts = clerk.get("/api/close-outs?size=200").expect(200).json().get("rows").valueStream().toList();
		var followUps = clerk.get("/api/follow-ups?open=false&size=200").expect(200).json().get("rows").valueStream().toList();

		assertThat(closeOuts.stream().map(c -> c.get("status").asString()).distinct()).contains("APPROVED", "REFUSED", "REOPENED");
		assertThat(closeOuts.stream().map(c -> c.get("matter").asString()).distinct()).contains("CLUE", "CASE");
		assertThat(closeOuts).filteredOn(c -> !c.get("decidedByName").isNull())
			.noneMatch(c -> c.get("decidedByName").equals(c.get("proposedByName")));
		assertThat(followUps).anyMatch(f -> f.get("result").isNull());
		assertThat(followUps.stream().filter(f -> !f.get("result").isNull()).map(f -> f.get("result").asString()).distinct()).contains("NORMAL", "RELAPSED");
	}

	@Test
	void warningsOfEveryLevelStandAndSomeAreAnswered() {
		var clerk = as("clerk");
		var warnings = clerk.get("/api/warnings?size=200").expect(200).json().get("rows").valueStream().toList();

		assertThat(total(clerk, "/api/signals?size=1&rule=PROVINCE_PLATFORM")).isBetween(3L, 12L);
		assertThat(warnings.stream().map(w -> w.get("level").asString()).distinct()).contains("RED", "ORANGE", "YELLOW", "BLUE");
		assertThat(warnings).filteredOn(w -> List.of("RED", "ORANGE").contains(w.get("level").asString())).hasSizeBetween(3, 20);
		assertThat(warnings.stream().map(w -> w.get("status").asString()).distinct()).contains("OPEN", "SNOOZED", "ANSWERED");
		assertThat(warnings).anyMatch(w -> w.get("overridden").asBoolean()).anyMatch(w -> !w.get("clueNumber").isNull());
		assertThat(warnings.stream().filter(w -> !w.get("verdict").isNull()).map(w -> w.get("verdict").asString())).contains("CONFIRMED",
				"REFUTED");
	}

	@Test
	void firmsAreOnTheKeyListSomeWereVisitedSomeLeftAndSomeFiledChanges() {
		var clerk = as("clerk");

		assertThat(total(clerk, "/api/supervisions?size=1")).isEqualTo(DemoKeyFirms.COUNT - 3L);
		assertThat(total(clerk, "/api/supervisions?size=1&ended=true")).isEqualTo(3);
		assertThat(total(clerk, "/api/supervisions?size=1&handed=NEVER")).isEqualTo(6);
		assertThat(total(clerk, "/api/patrol-targets?size=1&state=VISITED")).isEqualTo(11);
		assertThat(total(clerk, "/api/patrol-targets?size=1&state=OVERDUE")).isEqualTo(2);
		assertThat(total(clerk, "/api/patrol-targets?size=1&state=OPEN")).isEqualTo(5);
		var changes = clerk.get("/api/firm-changes?size=50").expect(200).json().get("rows").valueStream().toList();
		assertThat(changes).hasSize(7).anyMatch(c -> c.get("terms").get(0).get("tier").asString().equals("FORBIDDEN"));
		assertThat(changes).allMatch(c -> c.get("importName").asString().contains("变更登记"));
	}

	@Test
	void theLeadSharedTwoViewsAndThreeSubjectsBearANote() {
		var clerk = as("clerk");

		assertThat(clerk.get("/api/views").expect(200).json().valueStream().map(v -> v.get("name").asString())).contains("逾期未反馈", "行刑衔接案件");
		var noted = clerk.get("/api/clues?view=TERRITORY&size=200")
			.json()
			.get("rows")
			.valueStream()
			.map(r -> clerk.get("/api/clues/{id}", r.get("clueId").asString()).json().get("subjectId").asString())
			.distinct()
			.filter(id -> !clerk.get("/api/subjects/{id}", id).expect(200).json().get("notes").isEmpty())
			.count();
		assertThat(noted).isEqualTo(3);
	}

	@Test
	void bothFormsOfEveryMonthOfTheStoryAreFilledAndAgree() {
		var clerk = as("clerk");
		var thisMonth = YearMonth.now(ZoneId.of("Asia/Shanghai"));

		for (var month : IntStream.rangeClosed(1, 4).mapToObj(thisMonth::minusMonths).toList()) {
			var clues = clerk.get("/api/reports/{m}/clue-statistics", month.toString()).expect(200).json();
			var cases = clerk.get("/api/reports/{m}/handling-statistics", month.toString()).expect(200).json();

			assertThat(clues.get("lines").size()).as("clues of %s", month).isBetween(9, 39);
			assertThat(cases.get("lines").size()).as("cases of %s", month).isBetween(1, 60);
			assertThat(clues.get("final").asBoolean()).isTrue();
			assertThat(cases.get("problems").valueStream().map(p -> p.get("kind").asString() + p.get("sentence").asString()).toList())
				.as("problems of %s: the case of years ago was never filed with the administration", month)
				.hasSizeLessThanOrEqualTo(2)
				.noneMatch(p -> p.startsWith("CONTRADICTION"));
		}
	}

	@Test
	void theWindowOfTheStoryIsClosedForGood() {
		assertThat(sql.sql("select recording_instant() > now() - interval '1 minute'").query(Boolean.class).single()).isTrue();
		var told = sql.sql("""
				with at as materialized (select set_config('app.demo_at', '2020-01-01T00:00:00Z', false))
				select recording_instant() > now() - interval '1 minute' from at
				""").query(Boolean.class).single();
		assertThat(told).isTrue();
	}

	@Test
	void aSecondStartAddsNothing() throws InterruptedException {
		var before = total(as("clerk"), "/api/clues?size=1&view=TERRITORY");
		var demo = demo("固镇县");

		demo.run(new DefaultApplicationArguments());
		demo.awaitEnd();

		assertThat(total(as("clerk"), "/api/clues?size=1&view=TERRITORY")).isEqualTo(before);
	}

	@Test
	void aTellingThatWasCutOffIsTakenUpAndNothingIsToldTwice() throws Exception {
		var clerk = as("clerk");
		var before = counts(clerk);
		Files.write(data.resolve("demo-unfinished.json"), unfinished);
		var demo = demo("固镇县");

		demo.run(new DefaultApplicationArguments());
		demo.awaitEnd();

		assertThat(cutOff).as("clues when it was cut off").isBetween(1L, DemoStories.COUNT - 1L);
		assertThat(total(clerk, "/api/clues?size=1&view=TERRITORY")).isEqualTo(DemoStories.COUNT);
		assertThat(total(clerk, "/api/ledger?size=1")).isBetween(DemoStories.COUNT - 1L, (long) DemoStories.COUNT);
		assertThat(counts(clerk)).isEqualTo(before);
		assertThat(total(clerk, "/api/firms?size=1")).isEqualTo(DemoFirms.COUNT);
		assertThat(data.resolve("demo-unfinished.json")).doesNotExist();
	}

	@Test
	void aCountyIsFoundByItsNameOrItsFullName() {
		assertThat(territories.find("固镇县")).map(t -> t.county().value()).contains("340323000000");
		assertThat(territories.find("安徽省蚌埠市固镇县")).map(DemoTerritory::above).contains("安徽省蚌埠市");
		assertThat(territories.find("安徽省蚌埠市鼓楼区")).isEmpty();
		assertThat(territories.find("无此县")).isEmpty();
		assertThat(territories.find("固镇县").orElseThrow().townships()).hasSize(12);
	}

	private Demo demo(String county) {
		return new Demo(county, data, setup, territories, people, caseload, register, calendar, access, clock, json);
	}

	private Browser as(String login) {
		return new Browser(port).signIn(login, passwords().get(login));
	}

	/** How much of what is told is there. Of signals those that are told: the rules of the register say theirs in the background. */
	private static List<Long> counts(Browser browser) {
		return Stream.of("clues?view=TERRITORY&", "cases?", "close-outs?", "follow-ups?open=false&", "signals?rule=PROVINCE_PLATFORM&",
				"signals?rule=POLICE_PLATFORM&", "signals?rule=FUNDS_ANOMALY&", "ledger?", "supervisions?", "patrol-targets?", "firm-changes?")
			.map(list -> total(browser, "/api/" + list + "size=1"))
			.toList();
	}

	private static long total(Browser browser, String path) {
		return browser.get(path).expect(200).json().get("total").asLong();
	}

	private Map<String, String> passwords() {
		try (var lines = Files.lines(data.resolve("demo-accounts.txt"))) {
			return lines.map(String::strip)
				.filter(line -> line.matches("[a-z.0-9]+ .*"))
				.map(line -> line.split(" +"))
				.collect(Collectors.toMap(cells -> cells[0], cells -> cells[1], (a, b) -> b, TreeMap::new));
		}
		catch (IOException e) {
			throw new java.io.UncheckedIOException(e);
		}
	}
}
