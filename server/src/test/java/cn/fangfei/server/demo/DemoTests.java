package cn.fangfei.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.Browser;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.access.SetupDesk;
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
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
			demo.awaitEnd();
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
		var byStatus = Arrays.asList("REGISTERED", "ASSIGNED", "CONCLUDED")
			.stream()
			.collect(Collectors.toMap(s -> s, s -> total(clerk, "/api/clues?size=1&view=TERRITORY&status=" + s)));

		assertThat(byStatus.values().stream().mapToLong(n -> n).sum()).isEqualTo(DemoStories.COUNT);
		assertThat(byStatus.get("REGISTERED")).isGreaterThan(2);
		assertThat(byStatus.get("ASSIGNED")).isGreaterThan(5);
		assertThat(byStatus.get("CONCLUDED")).isGreaterThan(60);
		var registered = clerk.get("/api/clues?view=TERRITORY&size=200").json().get("rows");
		var first = registered.valueStream().map(r -> r.get("registeredAt").asString().substring(0, 10)).min(String::compareTo);
		assertThat(LocalDate.parse(first.orElseThrow())).isBefore(LocalDate.now().minusDays(160));
		assertThat(registered.valueStream().filter(r -> !r.get("dueOn").isNull())
			.anyMatch(r -> LocalDate.parse(r.get("dueOn").asString()).isBefore(LocalDate.now())
					&& r.get("status").asString().equals("ASSIGNED"))).as("some are late").isTrue();
	}

	@Test
	void everyMonthOfTheStoryHasItsReport() {
		var clerk = as("clerk");
		var thisMonth = YearMonth.now(ZoneId.of("Asia/Shanghai"));

		var lines = IntStream.rangeClosed(1, 4)
			.mapToObj(thisMonth::minusMonths)
			.map(month -> clerk.get("/api/reports/{m}/clue-statistics", month.toString()).expect(200).json().get("lines"))
			.map(JsonNode::size)
			.toList();

		assertThat(lines).allMatch(n -> n > 8 && n < 40);
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
		Files.write(data.resolve("demo-unfinished.json"), unfinished);
		var demo = demo("固镇县");

		demo.run(new DefaultApplicationArguments());
		demo.awaitEnd();

		assertThat(total(clerk, "/api/clues?size=1&view=TERRITORY")).isEqualTo(DemoStories.COUNT);
		assertThat(total(clerk, "/api/ledger?size=1")).isEqualTo(DemoStories.COUNT);
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
