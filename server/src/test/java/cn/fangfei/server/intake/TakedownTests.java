package cn.fangfei.server.intake;

import static cn.fangfei.server.intake.IntakeFixtures.advert;
import static cn.fangfei.server.intake.IntakeFixtures.enter;
import static cn.fangfei.server.intake.IntakeFixtures.id;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import cn.fangfei.server.Browser;
import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.kernel.Ids;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.warning.WarningFixtures;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Taking unlawful adverts down: 认定 → 移交 → 结果, and the figures of the month (Q9). */
@HouseTest
class TakedownTests {

	@Autowired
	House house;

	@Autowired
	TakedownDesk desk;

	@Autowired
	Takedowns takedowns;

	@Autowired
	Access access;

	@Autowired
	PlatformTransactionManager transactions;

	@Test
	void anAdvertIsDeterminedHandedOverAndItsResultIsToldByTheAuthority() {
		var view = enter(house, "ADVERT", "本地论坛", advert());
		house.as(Person.AGENT).get("/api/intake/items/{id}", id(view)).expect(404);

		var determined = determine(view, 0).expect(200).json();
		var handed = handOver(view, 1).expect(200).json();

		assertThat(determined.get("state").asString()).isEqualTo("DETERMINED");
		assertThat(determined.get("next").asString()).isEqualTo("HANDED_OVER");
		assertThat(handed.get("unitName").asString()).isEqualTo("固镇县公安局");
		var agent = house.as(Person.AGENT);
		assertThat(agent.get("/api/messages?size=200").expect(200).text()).contains(id(view));
		assertThat(agent.get("/api/intake/items/{id}", id(view)).expect(200).json().get("takedown").get("steps")).hasSize(2);
		assertThat(agent.get("/api/intake/counts").expect(200).json().get("handedOver").asInt()).isPositive();
		var answered = answer(agent, view, "DELETED", 2).expect(200).json();
		assertThat(answered.get("state").asString()).isEqualTo("ANSWERED");
		assertThat(answered.get("next").isNull()).isTrue();
		assertThat(answered.get("steps").get(2).get("byUnit").asString()).isEqualTo("固镇县公安局");
		assertThat(house.as(Person.CLERK).get("/api/intake/items?takedown=ANSWERED&size=200").expect(200).text()).contains(id(view));
	}

	@Test
	void eachStepStandsOnceAndInItsOrder() {
		var view = enter(house, "ADVERT", "本地论坛", advert());

		handOver(view, 0).expect(409);
		determine(view, 0).expect(200);
		determine(view, 1).expect(409);
		determine(view, 0).expect(409);
		answer(house.as(Person.CLERK), view, "DELETED", 1).expect(409);
		handOver(view, 1).expect(200);
		handOver(view, 2).expect(409);
	}

	@Test
	void ofManyWhoDetermineAtOnceOneDoes() throws Exception {
		var view = enter(house, "ADVERT", "本地论坛", advert());
		house.as(Person.LEAD);
		var pool = Executors.newFixedThreadPool(6);
		try {
			var answers = IntStream.range(0, 12).mapToObj(i -> pool.submit(() -> determine(view, 0).status())).toList();
			var done = 0;
			for (var one : answers) {
				done += one.get() == 200 ? 1 : 0;
			}

			assertThat(done).isEqualTo(1);
		}
		finally {
			pool.shutdown();
		}
	}

	@Test
	void onlyTheOfficeDeterminesAndOnlyTheUnitItWasHandedToAnswers() {
		var view = enter(house, "ADVERT", "本地论坛", advert());

		for (var person : List.of(Person.TOWN_A, Person.LEADER, Person.AGENT)) {
			house.as(person).put("/api/intake/items/{id}/takedown/determination", determination(0), id(view)).expect(403);
		}
		house.as(Person.TOWN_A).put("/api/intake/items/{id}/takedown/result", Map.of("result", "DELETED", "day", today(), "version", 0), id(view))
			.expect(403);
		answer(house.as(Person.AGENT), view, "DELETED", 0).expect(404);
	}

	@Test
	void aStepIsTakenBackWithAReasonAndStaysInTheHistory() {
		var view = enter(house, "ADVERT", "本地论坛", advert());
		determine(view, 0).expect(200);
		handOver(view, 1).expect(200);

		var annulled = annul(view, 2).expect(200).json();

		assertThat(annulled.get("state").asString()).isEqualTo("DETERMINED");
		assertThat(annulled.get("steps").get(1).get("annulled").asBoolean()).isTrue();
		assertThat(annulled.get("steps").get(2).get("note").asString()).isEqualTo("移交错了单位");
		house.as(Person.AGENT).get("/api/intake/items/{id}", id(view)).expect(404);
		assertThat(annul(view, 3).expect(200).json().get("state").asString()).isEqualTo("NONE");
		annul(view, 4).expect(409);
		assertThat(determine(view, 4).expect(200).json().get("state").asString()).isEqualTo("DETERMINED");
	}

	@Test
	void daysAndUnitsThatCannotBeAreRefused() {
		var view = enter(house, "ADVERT", "本地论坛", advert());
		var clerk = house.as(Person.CLERK);
		var tomorrow = WarningFixtures.today().plusDays(1).toString();

		clerk.put("/api/intake/items/{id}/takedown/determination", Map.of("bases", List.of("REGULATION_11"), "day", tomorrow, "version", 0), id(view))
			.expect(422);
		clerk.put("/api/intake/items/{id}/takedown/determination", Map.of("bases", List.of("OTHER_BASIS"), "day", today(), "version", 0), id(view))
			.expect(422);
		clerk.put("/api/intake/items/{id}/takedown/determination", Map.of("bases", List.of(), "day", today(), "version", 0), id(view)).expect(400);
		determine(view, 0).expect(200);
		for (var unit : List.of("townA", "otherOffice", "office")) {
			clerk.put("/api/intake/items/{id}/takedown/handover",
					Map.of("unitId", house.unit(unit), "paperNumber", "固处非〔2026〕1号", "day", today(), "version", 1), id(view)).expect(422);
		}
		clerk.put("/api/intake/items/{id}/takedown/handover", Map.of("unitId", house.unit("agency"), "paperNumber", "固处非〔2026〕1号", "day",
				WarningFixtures.today().minusDays(1).toString(), "version", 1), id(view)).expect(422);
	}

	@Test
	void theMonthCountsWhatStandsAndEachFigureOpensItsTexts() {
		var month = desk.monthOf(Instant.now());
		var before = figures(house.as(Person.CLERK), month);
		var kept = enter(house, "ADVERT", "本地论坛", advert());
		var undone = enter(house, "ADVERT", "本地论坛", advert());
		determine(kept, 0).expect(200);
		handOver(kept, 1).expect(200);
		answer(house.as(Person.AGENT), kept, "RECTIFIED", 2).expect(200);
		determine(undone, 0).expect(200);
		annul(undone, 1).expect(200);

		var after = figures(house.as(Person.CLERK), month);

		assertThat(grown(before, after, "determined")).isEqualTo(1);
		assertThat(grown(before, after, "handedOver")).isEqualTo(1);
		assertThat(grown(before, after, "cleared")).isEqualTo(1);
		assertThat(grown(before, after, "annulled")).isZero();
		for (var figure : Map.of("DETERMINED", "determined", "HANDED_OVER", "handedOver", "CLEARED", "cleared", "NOT_CLEARED", "notCleared", "ANNULLED",
				"annulled").entrySet()) {
			assertThat(house.as(Person.CLERK)
				.get("/api/intake/items?size=200&month=" + month + "&count=" + figure.getKey())
				.expect(200)
				.json()
				.get("total")
				.asInt()).as(figure.getKey()).isEqualTo(after.get(figure.getValue()).asInt());
		}
		assertThat(figures(house.as(Person.TOWN_B), month).get("determined").asInt()).isZero();
		assertThat(figures(house.as(Person.NEIGHBOUR), month).get("determined").asInt()).isZero();
	}

	@Test
	void aStepOfOneMonthTakenBackInTheNextCountsInBoth() {
		var march = desk.month(YearMonth.of(2025, 3));
		var late = enter(house, "ADVERT", "本地论坛", advert());
		var next = enter(house, "ADVERT", "本地论坛", advert());
		var within = enter(house, "ADVERT", "本地论坛", advert());

		recorded(late, TakedownStepKind.ANNULLED, march.until(), recorded(late, TakedownStepKind.DETERMINED, march.last(), null));
		recorded(next, TakedownStepKind.DETERMINED, march.until(), null);
		recorded(within, TakedownStepKind.ANNULLED, march.last(), recorded(within, TakedownStepKind.DETERMINED, march.from(), null));

		var months = house.as(Person.CLERK).get("/api/intake/takedowns/months?from=2025-02&to=2025-04").expect(200).json().get("months");
		assertThat(months.valueStream().map(m -> m.get("month").asString() + " " + m.get("determined").asInt() + " " + m.get("annulled").asInt()))
			.containsExactly("2025-04 1 1", "2025-03 1 0", "2025-02 0 0");
		assertThat(behind("2025-03", "DETERMINED")).containsExactly(id(late));
		assertThat(behind("2025-04", "DETERMINED")).containsExactly(id(next));
		assertThat(behind("2025-04", "ANNULLED")).containsExactly(id(late));
		assertThat(behind("2025-03", "ANNULLED")).isEmpty();
	}

	@Test
	void theMonthsAreCountedByOneQueryHoweverManyTheyAre() {
		var one = statements(() -> desk.months(YearMonth.of(2025, 4), YearMonth.of(2025, 4)));
		var years = statements(() -> desk.months(YearMonth.of(2023, 5), YearMonth.of(2025, 4)));

		assertThat(years).hasSameSizeAs(one);
		assertThat(years).filteredOn(statement -> statement.contains("intake_takedown")).hasSize(1);
	}

	/** What the clerk's thread asks the database meanwhile. */
	private List<String> statements(Supplier<TakedownMonths> act) {
		var log = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
		var heard = new ListAppender<ILoggingEvent>();
		heard.start();
		var months = house.runAs(access, Person.CLERK, () -> {
			var level = log.getLevel();
			log.addAppender(heard);
			log.setAdditive(false);
			log.setLevel(Level.DEBUG);
			try {
				return act.get();
			}
			finally {
				log.setLevel(level);
				log.setAdditive(true);
				log.detachAppender(heard);
				heard.stop();
			}
		});
		assertThat(months.months()).isNotEmpty();
		return List.copyOf(heard.list)
			.stream()
			.filter(event -> event.getThreadName().equals(Thread.currentThread().getName()))
			.map(ILoggingEvent::getFormattedMessage)
			.filter(said -> said.startsWith("Executing prepared SQL statement"))
			.toList();
	}

	/** A step as it was recorded at another time. */
	private UUID recorded(JsonNode view, TakedownStepKind kind, Instant at, UUID annuls) {
		var item = UUID.fromString(id(view));
		var step = new Takedowns.Step(Ids.next(), kind, LocalDate.of(2025, 3, 25), List.of(), null, null, null, null, annuls, "", "测试CLERK",
				"固镇县处非办", at);
		house.runAs(access, Person.CLERK, () -> new TransactionTemplate(transactions).execute(status -> {
			takedowns.begin(item, new RegionCode(House.TOWNSHIP_A));
			takedowns.add(item, step, access.actor());
			return step;
		}));
		return step.stepId();
	}

	private List<String> behind(String month, String count) {
		return house.as(Person.CLERK)
			.get("/api/intake/items?size=200&month=" + month + "&count=" + count)
			.expect(200)
			.json()
			.get("rows")
			.valueStream()
			.map(row -> row.get("itemId").asString())
			.toList();
	}

	@Test
	void anAdvertThatWasTakenDownAndIsEnteredAgainInTheSameWordsIsToldOnce() {
		var body = advert();
		var view = enter(house, "ADVERT", "本地论坛", body);
		determine(view, 0).expect(200);
		handOver(view, 1).expect(200);
		answer(house.as(Person.AGENT), view, "DELETED", 2).expect(200);

		var seen = enter(house, "ADVERT", "本地论坛", body);

		assertThat(id(seen)).isEqualTo(id(view));
		assertThat(seen.get("takedown").get("reappearedAt").asString("")).isNotBlank();
		assertThat(again(view)).hasSize(1);
	}

	@Test
	void aChoiceThatNeedsWordsIsNamedWhenTheyAreMissing() {
		var view = enter(house, "ADVERT", "本地论坛", advert());
		var other = new HashMap<>(determination(0));
		other.put("bases", List.of("OTHER_BASIS"));
		other.put("note", "");

		var basis = house.as(Person.CLERK).put("/api/intake/items/{id}/takedown/determination", other, id(view)).expect(422).json();
		determine(view, 0).expect(200);
		handOver(view, 1).expect(200);
		var result = answer(house.as(Person.AGENT), view, "NOT_HANDLED", 2).expect(422).json();

		assertThat(basis.get("detail").asString()).contains("“" + TakedownBasis.OTHER_BASIS.label() + "”");
		assertThat(result.get("detail").asString()).contains("“" + TakedownResult.NOT_HANDLED.label() + "”");
	}

	@Test
	void anAdvertThatWasTakenDownAndIsSeenAgainIsToldOnce() {
		var body = advert();
		var view = enter(house, "ADVERT", "本地论坛", body);
		determine(view, 0).expect(200);
		handOver(view, 1).expect(200);
		var clerk = house.as(Person.CLERK);
		enter(house, "ADVERT", "丙论坛", body);
		assertThat(again(view)).as("seen before it was taken down").isEmpty();
		answer(house.as(Person.AGENT), view, "DELETED", 2).expect(200);
		var late = new HashMap<>(IntakeFixtures.entry("ADVERT", House.TOWNSHIP_A, "旧档", body));
		late.put("publishedAt", "2026-05-06T02:00:00Z");
		clerk.post("/api/intake/entries", late).expect(201);
		assertThat(again(view)).as("brought late").isEmpty();

		var seen = enter(house, "ADVERT", "丁论坛", body);
		enter(house, "ADVERT", "戊论坛", body);

		assertThat(id(seen)).isEqualTo(id(view));
		assertThat(seen.get("takedown").get("reappearedAt").asString("")).isNotBlank();
		assertThat(again(view)).hasSize(1);
		assertThat(annul(view, 3).expect(200).json().get("reappearedAt").isNull()).isTrue();
	}

	/** What the lead of the office is told of that text being seen again. */
	private List<String> again(JsonNode view) {
		return house.as(Person.LEAD)
			.get("/api/messages?size=200")
			.expect(200)
			.json()
			.get("rows")
			.valueStream()
			.filter(m -> m.toString().contains(id(view)) && m.toString().contains("再次出现"))
			.map(JsonNode::toString)
			.toList();
	}

	@Test
	void theMonthRunsFromTheTwentySixthToTheTwentyFifth() {
		assertThat(desk.monthOf(Instant.parse("2026-05-25T15:59:59Z"))).isEqualTo(YearMonth.of(2026, 5));
		assertThat(desk.monthOf(Instant.parse("2026-05-25T16:00:00Z"))).isEqualTo(YearMonth.of(2026, 6));
		assertThat(desk.monthOf(Instant.parse("2026-12-26T00:00:00Z"))).isEqualTo(YearMonth.of(2027, 1));
		assertThat(house.as(Person.CLERK).get("/api/intake/takedowns/months?from=2026-01&to=2026-03").expect(200).json().get("months")).hasSize(3);
	}

	private JsonNode figures(Browser who, YearMonth month) {
		return who.get("/api/intake/takedowns/months?from=" + month + "&to=" + month).expect(200).json().get("months").get(0);
	}

	private static int grown(JsonNode before, JsonNode after, String figure) {
		return after.get(figure).asInt() - before.get(figure).asInt();
	}

	private static String today() {
		return WarningFixtures.today().toString();
	}

	private static Map<String, Object> determination(int version) {
		return Map.of("bases", List.of("REGULATION_11", "ADVERTISING_LAW_25"), "day", today(), "note", "公开承诺保本付息", "version", version);
	}

	private Browser.Answer determine(JsonNode view, int version) {
		return house.as(Person.CLERK).put("/api/intake/items/{id}/takedown/determination", determination(version), id(view));
	}

	private Browser.Answer handOver(JsonNode view, int version) {
		var body = new HashMap<String, Object>();
		body.put("unitId", house.unit("agency"));
		body.put("paperNumber", "固处非移〔2026〕1号");
		body.put("day", today());
		body.put("version", version);
		return house.as(Person.CLERK).put("/api/intake/items/{id}/takedown/handover", body, id(view));
	}

	private static Browser.Answer answer(Browser who, JsonNode view, String result, int version) {
		return who.put("/api/intake/items/{id}/takedown/result", Map.of("result", result, "day", today(), "version", version), id(view));
	}

	private Browser.Answer annul(JsonNode view, int version) {
		return house.as(Person.CLERK).put("/api/intake/items/{id}/takedown/annulment", Map.of("reason", "移交错了单位", "version", version), id(view));
	}
}
