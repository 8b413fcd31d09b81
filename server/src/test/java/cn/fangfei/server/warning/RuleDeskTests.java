package cn.fangfei.server.warning;

import static cn.fangfei.server.warning.WarningFixtures.answer;
import static cn.fangfei.server.warning.WarningFixtures.get;
import static cn.fangfei.server.warning.WarningFixtures.record;
import static cn.fangfei.server.warning.WarningFixtures.subject;
import static cn.fangfei.server.warning.WarningFixtures.today;
import static cn.fangfei.server.warning.WarningFixtures.warned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fangfei.detection.register.RegisterRule;
import cn.fangfei.detection.register.RegisterRules;
import cn.fangfei.server.Browser;
import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.access.Access;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Rules are drafted, tried, published by a second person, and judged by what became of their warnings (users.md §1 item 8). */
@HouseTest
class RuleDeskTests {

	@Autowired
	House house;

	@Autowired
	Access access;

	@Autowired
	JdbcClient sql;

	@Autowired
	PlatformTransactionManager transactions;

	@Autowired
	Flyway flyway;

	@Test
	void theFirstVersionIsBuiltInAndExplained() {
		var rules = house.as(Person.TOWN_A).get("/api/warning-rules/1").expect(200).json();

		assertThat(rules.get("rules")).hasSize(SignalRule.values().length);
		assertThat(rules.get("opensAt").asDouble()).isEqualTo(20);
		assertThat(rules.get("rules").valueStream()).allSatisfy(r -> {
			assertThat(r.get("basis").asString()).isNotBlank();
			assertThat(r.get("meaning").asString()).isNotBlank();
			assertThat(r.get("cap").asDouble()).isLessThan(80);
		});
		house.as(Person.TOWN_A).get("/api/warning-rules/99999").expect(404);
	}

	@Test
	void aDraftIsTriedAndPublishedByASecondPersonAndEverythingIsWeighedAnew() {
		var clerk = house.as(Person.CLERK);
		var subject = subject();
		record(house, subject, House.TOWNSHIP_A, "PUBLIC_OPINION", 0.4);
		assertThat(open(subject)).isZero();
		var draft = draft(clerk);
		var changed = change(clerk, draft, Map.of("rule", "PUBLIC_OPINION", "weight", 60, "halfLifeDays", 60, "cap", 60, "enabled", true))
			.expect(200)
			.json();

		var preview = clerk.get("/api/warning-rules/{v}/preview", version(changed)).expect(200).json();
		assertThat(preview.get("appears").asInt()).isPositive();
		assertThat(preview.get("appearing").valueStream().map(s -> s.get("subjectName").asString())).contains(subject);
		assertThat(open(subject)).isZero();
		publish(clerk, changed).expect(403);
		publish(house.as(Person.LEAD), changed).expect(200);

		for (var i = 0; i < 200 && open(subject) == 0; i++) {
			pause();
		}
		assertThat(open(subject)).isEqualTo(1);
		var warning = clerk.get("/api/warnings?q={q}", subject).json().get("rows").get(0);
		assertThat(warning.get("score").asDouble()).isEqualTo(24);
		assertThat(get(clerk, warning.get("warningId").asString()).get("ruleVersion").asInt()).isEqualTo(version(changed));
		change(clerk, changed, Map.of("rule", "PUBLIC_OPINION", "weight", 1, "halfLifeDays", 60, "cap", 60, "enabled", true)).expect(409);
		back();
	}

	@Test
	void theDrafterMayNotPublishAndTheDatabaseSaysSoOnceMore() {
		var lead = house.as(Person.LEAD);
		var draft = draft(lead);

		var own = publish(lead, draft).expect(403).json();

		assertThat(own.get("detail").asString()).contains("起草人以外");
		assertThatThrownBy(() -> as(lead, account -> sql.sql("""
				update warning_rule_set
				set status = 'PUBLISHED', published_by = :by, published_by_name = '自己', published_at = now(), effective_from = current_date
				where version = :version
				""").param("by", account).param("version", version(draft)).update())).rootCause().hasMessageContaining("second person");
		assertThatThrownBy(() -> as(house.as(Person.CLERK), account -> sql.sql("""
				update warning_rule_set
				set status = 'PUBLISHED', published_by = :by, published_by_name = '别人', published_at = now(), effective_from = current_date
				where version = :version
				""").param("by", UUID.randomUUID()).param("version", version(draft)).update())).rootCause().hasMessageContaining("second person");
		assertThatThrownBy(() -> as(lead, account -> sql.sql("update warning_rule set weight = 99 where version = 1").update()))
			.rootCause().hasMessageContaining("is not a draft");
		withdraw(lead, draft).expect(200);
		publish(house.as(Person.CLERK), draft).expect(403);
	}

	@Test
	void oneDraftAtATimeAndNonsenseIsRefusedInWords() {
		var clerk = house.as(Person.CLERK);
		var draft = draft(clerk);

		assertThat(clerk.post("/api/warning-rules", Map.of("note", "又一份")).expect(409).json().get("detail").asString()).contains("测试CLERK");
		var red = change(clerk, draft, Map.of("rule", "POLICE_PLATFORM", "weight", 90, "halfLifeDays", 10, "cap", 90, "enabled", true))
			.expect(422)
			.json();
		assertThat(red.get("detail").asString()).contains("公安监测预警平台").contains("红色");
		change(house.as(Person.TOWN_A), draft, Map.of("rule", "POLICE_PLATFORM", "weight", 9, "halfLifeDays", 1, "cap", 9, "enabled", true))
			.expect(403);
		house.as(Person.LEAD)
			.put("/api/warning-rules/{v}/publication",
					Map.of("effectiveFrom", today().minusDays(1).toString(), "revision", draft.get("revision").asInt()), version(draft))
			.expect(422);
		withdraw(clerk, draft).expect(200);
		withdraw(clerk, draft).expect(409);
	}

	@Test
	void thePrecisionOfARuleIsReckonedFromVerdictsInTheOwnTerritory() {
		var before = rule(Person.TOWN_B, "SUPERIOR_NOTICE");
		var verdicts = List.of("CONFIRMED", "REFUTED", "REFUTED", "DUPLICATE", "UNVERIFIABLE");
		for (var verdict : verdicts) {
			var recorded = record(house, subject(), House.TOWNSHIP_B, "SUPERIOR_NOTICE", 1);
			answer(house.as(Person.TOWN_B), get(house.as(Person.CLERK), recorded.get("warningId").asString()), verdict).expect(200);
		}

		var after = rule(Person.TOWN_B, "SUPERIOR_NOTICE");

		assertThat(after.get("confirmed").asInt() - before.get("confirmed").asInt()).isEqualTo(1);
		assertThat(after.get("refuted").asInt() - before.get("refuted").asInt()).isEqualTo(2);
		assertThat(after.get("duplicate").asInt() - before.get("duplicate").asInt()).isEqualTo(1);
		if (before.get("confirmed").asInt() + before.get("refuted").asInt() == 0) {
			// Wilson for 1 of 3 at 95 %: 0.0615 to 0.7923
			assertThat(after.get("precision").asDouble()).isEqualTo(1 / 3.0);
			assertThat(after.get("low").asDouble()).isBetween(0.0614, 0.0616);
			assertThat(after.get("high").asDouble()).isBetween(0.7922, 0.7924);
		}
		assertThat(rule(Person.NEIGHBOUR, "SUPERIOR_NOTICE").get("confirmed").asInt()).isZero();
	}

	@Test
	void aRuleThatIsSeldomRightIsProposedForRetirement() {
		assertThat(rule(Person.TOWN_B, "FIELD_FINDING").get("retire").asBoolean()).isFalse();

		for (var i = 0; i < 20; i++) {
			var recorded = record(house, subject(), House.TOWNSHIP_B, "FIELD_FINDING", 1);
			answer(house.as(Person.TOWN_B), get(house.as(Person.CLERK), recorded.get("warningId").asString()), i < 2 ? "CONFIRMED" : "REFUTED")
				.expect(200);
		}

		// 2 of 20 is less than the 10.7 % of a blind sweep
		assertThat(rule(Person.TOWN_B, "FIELD_FINDING").get("retire").asBoolean()).isTrue();
		assertThat(rule(Person.NEIGHBOUR, "FIELD_FINDING").get("retire").asBoolean()).isFalse();
	}

	@Test
	void aTownshipTriesNothingAndAPreviewKnowsOnlyTheOwnTerritory() {
		var subject = subject();
		warned(house, subject, House.TOWNSHIP_A);
		var draft = draft(house.as(Person.CLERK));
		var changed = change(house.as(Person.CLERK), draft,
				Map.of("rule", "POLICE_PLATFORM", "weight", 1, "halfLifeDays", 60, "cap", 60, "enabled", false)).expect(200).json();

		house.as(Person.TOWN_A).get("/api/warning-rules/{v}/preview", version(changed)).expect(403);
		var mine = house.as(Person.CLERK).get("/api/warning-rules/{v}/preview", version(changed)).expect(200);
		var theirs = house.as(Person.NEIGHBOUR).get("/api/warning-rules/{v}/preview", version(changed)).expect(200);

		assertThat(mine.text()).contains(subject);
		assertThat(theirs.text()).doesNotContain(subject);
		withdraw(house.as(Person.CLERK), changed).expect(200);
	}

	@Test
	void aDraftOfAnOlderVersionBringsInTheRulesThatAreYounger() {
		var clerk = house.as(Person.CLERK);
		var old = draft(clerk);
		assertThat(new JdbcTemplate(flyway.getConfiguration().getDataSource())
			.update("delete from warning_rule where version = ? and code in ('ADDRESS_DIFFERS', 'PUBLIC_OPINION')", version(old))).isEqualTo(2);
		var published = publish(house.as(Person.LEAD), old).expect(200).json();
		assertThat(weight(published, "ADDRESS_DIFFERS")).isZero();
		assertThat(weight(published, "PUBLIC_OPINION")).isZero();

		var next = draft(clerk);

		assertThat(weight(next, "ADDRESS_DIFFERS")).isEqualTo(RegisterRules.standard().of(RegisterRule.ADDRESS_DIFFERS).score().weight());
		assertThat(weight(next, "PUBLIC_OPINION")).isZero();
		var mended = change(clerk, next, Map.of("rule", "PUBLIC_OPINION", "weight", 25, "halfLifeDays", 60, "cap", 50, "enabled", true))
			.expect(200)
			.json();
		assertThat(weight(publish(house.as(Person.LEAD), mended).expect(200).json(), "PUBLIC_OPINION")).isEqualTo(25);
	}

	private static double weight(JsonNode set, String rule) {
		return set.get("rules").valueStream().filter(r -> r.get("rule").asString().equals(rule)).findFirst().orElseThrow().get("weight").asDouble();
	}

	/** Publishes the built-in weights again, so that other tests find the figures they reckon with. */
	private void back() {
		var draft = draft(house.as(Person.CLERK));
		var same = change(house.as(Person.CLERK), draft, Map.of("rule", "PUBLIC_OPINION", "weight", 25, "halfLifeDays", 60, "cap", 50, "enabled", true))
			.expect(200)
			.json();
		publish(house.as(Person.LEAD), same).expect(200);
	}

	private JsonNode rule(Person who, String rule) {
		var sets = house.as(who).get("/api/warning-rules").expect(200).json();
		var inForce = sets.valueStream().filter(s -> s.get("inForce").asBoolean()).findFirst().orElseThrow().get("version").asInt();
		return house.as(who)
			.get("/api/warning-rules/{v}", inForce)
			.expect(200)
			.json()
			.get("rules")
			.valueStream()
			.filter(r -> r.get("rule").asString().equals(rule))
			.findFirst()
			.orElseThrow();
	}

	private void as(Browser who, java.util.function.Function<UUID, Integer> act) {
		var seat = who.get("/api/session").expect(200).json();
		var account = UUID.fromString(seat.get("accountId").asString());
		Supplier<Integer> work = () -> new TransactionTemplate(transactions).execute(status -> act.apply(account));
		access.runAs(account, UUID.fromString(seat.get("post").get("postId").asString()), work);
	}

	private int open(String subject) {
		return house.as(Person.CLERK).get("/api/warnings?q={q}&status=OPEN", subject).expect(200).json().get("total").asInt();
	}

	private static JsonNode draft(Browser who) {
		return who.post("/api/warning-rules", Map.of("note", "试一试")).expect(201).json();
	}

	private static Browser.Answer change(Browser who, JsonNode draft, Map<String, Object> rule) {
		return who.put("/api/warning-rules/{v}", Map.of("note", "调整权重", "opensAt", 20, "retireBelow", 0.107, "retireAfter", 20, "revision",
				draft.get("revision").asInt(), "rules", List.of(rule)), version(draft));
	}

	private static Browser.Answer publish(Browser who, JsonNode draft) {
		return who.put("/api/warning-rules/{v}/publication", Map.of("effectiveFrom", today().toString(), "revision", draft.get("revision").asInt()),
				version(draft));
	}

	private static Browser.Answer withdraw(Browser who, JsonNode draft) {
		return who.put("/api/warning-rules/{v}/withdrawal", Map.of("revision", draft.get("revision").asInt()), version(draft));
	}

	private static int version(JsonNode set) {
		return set.get("version").asInt();
	}

	private static void pause() {
		try {
			Thread.sleep(50);
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
