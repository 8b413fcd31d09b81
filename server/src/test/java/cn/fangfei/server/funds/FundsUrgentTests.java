package cn.fangfei.server.funds;

import static cn.fangfei.server.funds.FundsFixtures.accepted;
import static cn.fangfei.server.funds.FundsFixtures.alert;
import static cn.fangfei.server.funds.FundsFixtures.challenged;
import static cn.fangfei.server.funds.FundsFixtures.code;
import static cn.fangfei.server.funds.FundsFixtures.customer;
import static cn.fangfei.server.funds.FundsFixtures.find;
import static cn.fangfei.server.funds.FundsFixtures.id;
import static cn.fangfei.server.funds.FundsFixtures.judge;
import static cn.fangfei.server.funds.FundsFixtures.line;
import static cn.fangfei.server.funds.FundsFixtures.now;
import static cn.fangfei.server.funds.FundsFixtures.refused;
import static cn.fangfei.server.funds.FundsFixtures.registerIn;
import static cn.fangfei.server.funds.FundsFixtures.signals;
import static cn.fangfei.server.funds.FundsFixtures.signed;
import static cn.fangfei.server.funds.FundsFixtures.today;
import static cn.fangfei.server.funds.FundsFixtures.trusted;
import static cn.fangfei.server.funds.FundsFixtures.urgent;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.funds.FundsFixtures.Bank;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

/**
 * Of alerts of banks: what is urgent calls the office once (issue 5, 5c; D12), what a second model thinks is shown as its own (§3.5), and
 * an alert is as new as the data that still tells of it (ADR 0023).
 */
@HouseTest
class FundsUrgentTests {

	@Autowired
	House house;

	@Test
	void anUrgentAlertCallsTheOfficeOnceAndIsFound() {
		var bank = trusted(house);
		var key = customer();
		var at = now().minusHours(2);
		var first = line(key, "ORANGE", 64, today().minusDays(14));
		accepted(house, signed(bank, at, today().minusDays(14), UUID.randomUUID(), first));
		assertThat(calls(Person.LEAD, key)).isEmpty();
		assertThat(alert(house, bank).get("urgent").isNull()).isTrue();

		var called = urgent(line(key, "ORANGE", 61, today().minusDays(7)), 13);
		accepted(house, signed(bank, at.plusMinutes(1), today().minusDays(7), UUID.randomUUID(), first, called));

		var alert = alert(house, bank);
		assertThat(calls(Person.LEAD, key)).hasSize(1);
		var call = calls(Person.LEAD, key).get(0);
		assertThat(call.get("kind").asString()).isEqualTo("URGENT");
		assertThat(call.get("text").asString()).contains("加急资金预警", bank.name(), "其中13人", "请当日研判");
		assertThat(call.get("link").asString()).isEqualTo("/funds/" + id(alert));
		assertThat(calls(Person.NEIGHBOUR, key)).isEmpty();
		assertThat(alert.get("alert").get("urgent").asBoolean()).isTrue();
		assertThat(alert.get("alert").get("level").asString()).isEqualTo("ORANGE");
		assertThat(alert.get("urgent").get("sentence").asString()).contains("其中13人");
		assertThat(alert.get("urgent").get("day").asString()).isEqualTo(today().minusDays(7).toString());
		assertThat(alert.get("lines").valueStream().filter(l -> l.get("urgent").asBoolean()).map(l -> l.get("day").asString()))
			.containsExactly(today().minusDays(7).toString());
		assertThat(find(house.as(Person.CLERK), "urgent=true&bank=" + bank.unitId())).hasSize(1);
		assertThat(find(house.as(Person.CLERK), "urgent=false&bank=" + bank.unitId())).isEmpty();

		// the same again, and a week later with other figures: the office knows
		accepted(house, signed(bank, at.plusMinutes(2), today().minusDays(1), UUID.randomUUID(), first, called));
		accepted(house, signed(bank, at.plusMinutes(3), today(), UUID.randomUUID(), first, called, urgent(line(key, "ORANGE", 62), 21)));
		assertThat(calls(Person.LEAD, key)).hasSize(1);
		assertThat(alert(house, bank).get("urgent").get("sentence").asString()).contains("其中21人");
	}

	@Test
	void anUrgentAlertWeighsInTheWarningAsARedOneDoes() {
		var bank = trusted(house);
		var key = customer();
		var at = now().minusHours(2);
		accepted(house, signed(bank, at, today().minusDays(1), UUID.randomUUID(), line(key, "YELLOW", 45, today().minusDays(1))));
		var name = alert(house, bank).get("alert").get("name").asString();
		assertThat(signals(house, name).get(0).get("strength").asDouble()).isEqualTo(0.6);

		accepted(house, signed(bank, at.plusMinutes(1), today(), UUID.randomUUID(), urgent(line(key, "YELLOW", 44), 12)));

		assertThat(signals(house, name)).hasSize(1);
		assertThat(signals(house, name).get(0).get("strength").asDouble()).isEqualTo(1.0);
		assertThat(signals(house, name).get(0).get("because").asString()).contains("加急，黄色", "其中12人");
	}

	@Test
	void aFalseAlarmThatTurnsUrgentWaitsOnceMoreAndOneThatWasUrgentDoesNot() {
		var bank = trusted(house);
		var key = customer();
		var at = now().minusHours(2);
		accepted(house, signed(bank, at, today().minusDays(7), UUID.randomUUID(), line(key, "YELLOW", 45, today().minusDays(7))));
		judge(house.as(Person.CLERK), alert(house, bank), "AGENT_COLLECTING").expect(200);

		accepted(house, signed(bank, at.plusMinutes(1), today().minusDays(1), UUID.randomUUID(), urgent(line(key, "YELLOW", 41, today().minusDays(1)), 12)));

		var reopened = alert(house, bank);
		assertThat(reopened.get("alert").get("verdict").isNull()).isTrue();
		assertThat(reopened.get("alert").get("reopened").asBoolean()).isTrue();
		judge(house.as(Person.CLERK), reopened, "AGENT_COLLECTING").expect(200);
		accepted(house, signed(bank, at.plusMinutes(2), today(), UUID.randomUUID(), urgent(line(key, "YELLOW", 41), 14)));
		assertThat(alert(house, bank).get("alert").get("verdict").asString()).isEqualTo("FALSE_ALARM");
		assertThat(calls(Person.LEAD, key)).hasSize(1);
	}

	@Test
	void manyUrgentAlertsOfOneFileAreOneCall() {
		var bank = trusted(house);
		var keys = IntStream.range(0, 7).mapToObj(i -> customer()).toList();

		@SuppressWarnings("unchecked")
		Map<String, Object>[] lines = keys.stream().map(k -> urgent(line(k, "YELLOW", 44), 12)).toArray(Map[]::new);
		accepted(house, signed(bank, lines));

		assertThat(keys).allSatisfy(k -> assertThat(calls(Person.LEAD, k)).isEmpty());
		assertThat(calls(Person.LEAD, bank.name())).hasSize(1);
		assertThat(calls(Person.LEAD, bank.name()).get(0).get("text").asString()).contains("7个主体加急");
		assertThat(find(house.as(Person.CLERK), "urgent=true&bank=" + bank.unitId())).hasSize(7);
	}

	@Test
	void whatASecondModelThinksIsShownAsItsOwn() {
		var bank = trusted(house);
		accepted(house, signed(bank, challenged(line(customer(), "ORANGE", 57.5), "YELLOW", 63.2, "每隔30天左右返还一次。")));

		var alert = alert(house, bank);

		assertThat(alert.get("alert").get("raisedFrom").asString()).isEqualTo("YELLOW");
		var opinion = alert.get("opinion");
		assertThat(opinion.get("score").asDouble()).isEqualTo(63.2);
		assertThat(opinion.get("official").asString()).isEqualTo("YELLOW");
		assertThat(opinion.get("raised").asBoolean()).isTrue();
		assertThat(opinion.get("version").asString()).isEqualTo("2026-11-03");
		assertThat(opinion.get("reasons")).hasSize(1);
		assertThat(opinion.get("reasons").get(0).get("sentence").asString()).isEqualTo("每隔30天左右返还一次。");
		assertThat(opinion.get("reasons").get(0).get("label").asString()).isEqualTo("按期返还");
		assertThat(opinion.get("reasons").get(0).get("logOdds").asDouble()).isEqualTo(1.75);
		assertThat(alert.get("reasons").valueStream().map(r -> r.get("sentence").asString())).doesNotContain("每隔30天左右返还一次。");
	}

	@Test
	void anOpinionThatRaisesNothingSaysSoAndAnUrgentLineKeepsItsLevelByItself() {
		var agreeing = trusted(house);
		accepted(house, signed(agreeing, challenged(line(customer(), "ORANGE", 66), "ORANGE", 70, "每隔30天左右返还一次。")));
		var keeping = trusted(house);
		accepted(house, signed(keeping, urgent(challenged(line(customer(), "ORANGE", 52), "YELLOW", 49, "每隔30天左右返还一次。"), 15)));
		var without = trusted(house);
		accepted(house, signed(without, line(customer(), "ORANGE", 66)));

		for (var bank : List.of(agreeing, keeping)) {
			assertThat(alert(house, bank).get("opinion").get("raised").asBoolean()).isFalse();
			assertThat(alert(house, bank).get("alert").get("raisedFrom").isNull()).isTrue();
		}
		assertThat(alert(house, without).get("opinion").isNull()).isTrue();
	}

	@Test
	void theReasonsOfASecondModelCarryNoNumberOfAnybody() {
		var bank = trusted(house);

		for (var sentence : List.of("其中付到6222020000000000017的不计。", "请联系13800138000了解。")) {
			assertThat(refused(house, signed(bank, challenged(line(customer(), "ORANGE", 66), "YELLOW", 63, sentence))).get("refusal").asString())
				.isEqualTo("CARRIES_ACCOUNT");
		}

		assertThat(find(house.as(Person.CLERK), "bank=" + bank.unitId())).isEmpty();
	}

	@Test
	void anOldAlertThatTheFirstFileStillTellsOfOpensAWarning() {
		var bank = trusted(house);
		var code = code();
		var name = "固镇县" + bank.name().substring(2, 6) + "旧账商贸有限公司";
		registerIn(house, House.TOWNSHIP_A, name, code);

		accepted(house, signed(bank, line(code, "ORANGE", 72, today().minusMonths(9))));

		assertThat(day(signals(house, name).get(0))).isEqualTo(today());
		FundsFixtures.until(() -> house.as(Person.CLERK)
			.get("/api/warnings?q={q}", name)
			.expect(200)
			.json()
			.get("rows")
			.valueStream()
			.anyMatch(w -> w.get("subjectName").asString().equals(name)));
	}

	@Test
	void anAlertIsAsNewAsTheLastFileThatToldOfIt() {
		var bank = trusted(house);
		var running = customer();
		var over = customer();
		var at = now().minusHours(2);
		var old = today().minusMonths(9);
		accepted(house, signed(bank, at, today().minusDays(200), UUID.randomUUID(), line(running, "ORANGE", 66, old), line(over, "ORANGE", 66, old)));
		assertThat(toldOn(bank, running)).isEqualTo(today().minusDays(200));
		assertThat(toldOn(bank, over)).isEqualTo(today().minusDays(200));

		var again = accepted(house, signed(bank, at.plusMinutes(1), today().minusDays(3), UUID.randomUUID(), line(running, "ORANGE", 66, old)));

		assertThat(again.get("known").asInt()).isEqualTo(1);
		assertThat(toldOn(bank, running)).isEqualTo(today().minusDays(3));
		assertThat(toldOn(bank, over)).isEqualTo(today().minusDays(200));
		accepted(house, signed(bank, at.plusMinutes(2), today().minusDays(1), UUID.randomUUID()));
		assertThat(toldOn(bank, running)).isEqualTo(today().minusDays(3));
	}

	@Test
	void alertsThatWereKeptBeforeKnowWhatTheirLinesAndFilesSaid(@Value("${spring.flyway.url}") String url,
			@Value("${spring.flyway.user}") String user, @Value("${spring.flyway.password}") String password) throws Exception {
		var bank = trusted(house);
		var at = now().minusHours(2);
		var old = today().minusDays(80);
		accepted(house, signed(bank, at, today().minusDays(60), UUID.randomUUID(), line("plain", "YELLOW", 45, old)));
		accepted(house, signed(bank, at.plusMinutes(1), today().minusDays(9), UUID.randomUUID(), line("plain", "YELLOW", 45, old),
				urgent(line("called", "YELLOW", 44, today().minusDays(20)), 12), urgent(line("called", "YELLOW", 44, today().minusDays(10)), 15)));
		var script = new String(getClass().getResourceAsStream("/db/migration/funds/V3__urgent_and_told_until.sql").readAllBytes(),
				StandardCharsets.UTF_8);

		try (var owner = DriverManager.getConnection(url, user, password); var sql = owner.createStatement()) {
			owner.setAutoCommit(false);
			// as the table was before, with the same rows
			sql.execute("alter table funds_alert drop column urgent_at, drop column urgent_line, drop column told_until");
			sql.execute(script);
			var kept = sql.executeQuery("""
					select a.subject_key, a.told_until, a.urgent_at is not null, l.day
					from funds_alert a
					left join funds_alert_line l on l.line_id = a.urgent_line
					where a.unit_id = '%s'
					order by a.subject_key
					""".formatted(bank.unitId()));

			assertThat(kept.next()).isTrue();
			assertThat(kept.getString(1)).isEqualTo("called");
			assertThat(kept.getObject(2, LocalDate.class)).isEqualTo(today().minusDays(9));
			assertThat(kept.getBoolean(3)).isTrue();
			assertThat(kept.getObject(4, LocalDate.class)).isEqualTo(today().minusDays(10));
			assertThat(kept.next()).isTrue();
			assertThat(kept.getString(1)).isEqualTo("plain");
			// a line that said nothing new was not kept, so that only the file that first told of it is known
			assertThat(kept.getObject(2, LocalDate.class)).isEqualTo(today().minusDays(60));
			assertThat(kept.getBoolean(3)).isFalse();
			owner.rollback();
		}
	}

	private LocalDate toldOn(Bank bank, String key) {
		var told = signals(house, bank.name() + "客户“" + key + "”");
		assertThat(told).hasSize(1);
		return day(told.get(0));
	}

	private static LocalDate day(JsonNode signal) {
		return LocalDate.ofInstant(Instant.parse(signal.get("occurredAt").asString()), FundsFixtures.CHINA);
	}

	/** The calls that somebody got about urgent alerts that speak of a subject or a bank. */
	private List<JsonNode> calls(Person person, String about) {
		return house.as(person)
			.get("/api/messages?size=200")
			.expect(200)
			.json()
			.get("rows")
			.valueStream()
			.filter(m -> m.get("kind").asString().equals("URGENT") && m.get("text").asString().contains("加急") && m.get("text").asString().contains(about))
			.toList();
	}
}
