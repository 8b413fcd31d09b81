package cn.fangfei.server.funds;

import static cn.fangfei.server.funds.FundsFixtures.accepted;
import static cn.fangfei.server.funds.FundsFixtures.alert;
import static cn.fangfei.server.funds.FundsFixtures.code;
import static cn.fangfei.server.funds.FundsFixtures.customer;
import static cn.fangfei.server.funds.FundsFixtures.find;
import static cn.fangfei.server.funds.FundsFixtures.id;
import static cn.fangfei.server.funds.FundsFixtures.judge;
import static cn.fangfei.server.funds.FundsFixtures.line;
import static cn.fangfei.server.funds.FundsFixtures.now;
import static cn.fangfei.server.funds.FundsFixtures.registerIn;
import static cn.fangfei.server.funds.FundsFixtures.signals;
import static cn.fangfei.server.funds.FundsFixtures.signed;
import static cn.fangfei.server.funds.FundsFixtures.today;
import static cn.fangfei.server.funds.FundsFixtures.trusted;
import static cn.fangfei.server.funds.FundsFixtures.urgent;
import static cn.fangfei.server.funds.FundsFixtures.version;
import static cn.fangfei.server.funds.FundsFixtures.view;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.detection.flow.FlowFeature;
import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Alerts of banks: one for a subject, in sentences and weekly sums, linked, told to the warnings, and judged (Y18, Q7, Q9, G10). */
@HouseTest
class FundsDeskTests {

	@Autowired
	House house;

	@Test
	void anAlertCarriesItsSentencesItsWeeksAndNoPayment() {
		var bank = trusted(house);
		accepted(house, signed(bank, line(customer(), "ORANGE", 67.3)));

		var alert = alert(house, bank);

		assertThat(alert.get("alert").get("level").asString()).isEqualTo("ORANGE");
		assertThat(alert.get("alert").get("score").asDouble()).isEqualTo(67.3);
		assertThat(alert.get("alert").get("typologies").valueStream().map(t -> t.get("label").asString())).containsExactly("以新还旧", "定期付息");
		var reason = alert.get("reasons").get(0);
		assertThat(reason.get("sentence").asString()).contains("46名个人");
		assertThat(reason.get("label").asString()).isEqualTo("出资人数");
		assertThat(reason.get("value").asInt()).isEqualTo(46);
		assertThat(reason.get("reference").asInt()).isEqualTo(3);
		assertThat(alert.get("elements").valueStream().map(JsonNode::asString)).containsExactly("SOCIAL", "INDUCING");
		assertThat(alert.get("severity").asString()).contains("2.1倍");
		assertThat(alert.get("lowering")).hasSize(1);
		assertThat(alert.get("coverage")).hasSize(1);
		var weeks = alert.get("weeks");
		assertThat(weeks).hasSize(3);
		assertThat(weeks.get(1).get("payouts").decimalValue()).isEqualByComparingTo("61000.50");
		assertThat(weeks.get(2).get("payers").asInt()).isEqualTo(16);
		assertThat(alert.has("evidence")).isFalse();
	}

	/** All alerts of a file came at one moment: whoever opens the list sees first who must be looked at today. */
	@Test
	void ofOneFileTheUrgentAndTheWorstStandFirst() {
		var bank = trusted(house);
		var dry = customer();

		accepted(house, signed(bank, line(dry, "YELLOW", 41), line(customer(), "YELLOW", 45), line(customer(), "ORANGE", 43.5),
				line(customer(), "YELLOW", 58), urgent(line(dry, "YELLOW", 41), 62)));

		assertThat(find(house.as(Person.CLERK), "sort=lastReceivedAt,desc&bank=" + bank.unitId())).extracting(a -> a.get("score").asDouble())
			.containsExactly(41.0, 43.5, 58.0, 45.0);
	}

	@Test
	void aCreditCodeOfTheRegisterIsLinkedByItselfAndTellsTheWarnings() {
		var bank = trusted(house);
		var code = code();
		var name = "固镇县" + bank.name().substring(2, 6) + "资金商贸有限公司";
		registerIn(house, House.TOWNSHIP_A, name, code);

		accepted(house, signed(bank, line(code, "ORANGE", 72)));

		var alert = alert(house, bank);
		assertThat(alert.get("alert").get("name").asString()).isEqualTo(name);
		assertThat(alert.get("alert").get("regionCode").asString()).isEqualTo(House.TOWNSHIP_A);
		assertThat(alert.get("links").get(0).get("automatic").asBoolean()).isTrue();
		assertThat(alert.get("links").get(0).get("reason").asString()).contains("信用代码");
		var signals = signals(house, name);
		assertThat(signals).hasSize(1);
		assertThat(signals.get(0).get("rule").asString()).isEqualTo("FUNDS_ANOMALY");
		assertThat(signals.get(0).get("strength").asDouble()).isEqualTo(0.8);
		assertThat(signals.get(0).get("because").asString()).contains(bank.name(), "橙色", "46名个人");
		FundsFixtures.until(() -> house.as(Person.CLERK)
			.get("/api/warnings?q={q}", name)
			.expect(200)
			.json()
			.get("rows")
			.valueStream()
			.anyMatch(w -> w.get("subjectName").asString().equals(name)));
		assertThat(find(house.as(Person.TOWN_A), "bank=" + bank.unitId())).hasSize(1);
		assertThat(view(house.as(Person.TOWN_A), id(alert)).get("lines").get(0).get("fileName").asString()).isEqualTo("alerts.jsonl");
		assertThat(find(house.as(Person.TOWN_B), "bank=" + bank.unitId())).isEmpty();
	}

	@Test
	void aCodeThatTheRegisterDoesNotKnowIsASubjectOfThatCode() {
		var bank = trusted(house);
		var code = code();

		accepted(house, signed(bank, line(code, "YELLOW", 50)));

		var alert = alert(house, bank);
		assertThat(alert.get("alert").get("name").asString()).isEqualTo(code);
		assertThat(alert.get("links").get(0).get("creditCode").asString()).isEqualTo(code);
		assertThat(alert.get("alert").get("firm").asBoolean()).isTrue();
	}

	@Test
	void aCustomerOfABankIsASubjectOfItsOwnAndNeverMergedByItself() {
		var one = trusted(house);
		var other = trusted(house);
		var key = customer();

		accepted(house, signed(one, line(key, "YELLOW", 50)));
		accepted(house, signed(other, line(key, "YELLOW", 50)));
		accepted(house, signed(one, line("a-" + key, "YELLOW", 51), line("A" + key, "YELLOW", 52)));

		var first = alertOf(one, key);
		var second = alert(house, other);
		assertThat(first.get("alert").get("name").asString()).isEqualTo(one.name() + "客户“" + key + "”");
		assertThat(first.get("alert").get("firm").asBoolean()).isFalse();
		assertThat(first.get("alert").get("subjectId").asString()).isNotEqualTo(second.get("alert").get("subjectId").asString());
		assertThat(alertOf(one, "a-" + key).get("alert").get("subjectId").asString())
			.isNotEqualTo(alertOf(one, "A" + key).get("alert").get("subjectId").asString());
		assertThat(signals(house, first.get("alert").get("name").asString())).hasSize(1);
		var subject = house.as(Person.CLERK).get("/api/subjects/{id}", first.get("alert").get("subjectId").asString()).expect(200).json();
		assertThat(subject.get("kind").asString()).isEqualTo("PERSON");
	}

	@Test
	void aFirmOfTheSameNameIsACandidateThatAPersonConfirmsOrRejects() {
		var bank = trusted(house);
		var name = "固镇县" + bank.name().substring(2, 7) + "候选商贸有限公司";
		var code = code();
		registerIn(house, House.TOWNSHIP_A, name, code);
		accepted(house, signed(bank, line(name, "ORANGE", 70)));
		var alert = alert(house, bank);
		assertThat(alert.get("links").get(0).get("subjectName").asString()).contains("客户“" + name + "”");
		assertThat(alert.get("candidates").get(0).get("status").asString()).isEqualTo("OPEN");
		assertThat(signals(house, name)).isEmpty();

		var linked = house.as(Person.CLERK)
			.post("/api/funds/alerts/{id}/links",
					Map.of("candidateId", alert.get("candidates").get(0).get("candidateId").asString(), "version", version(alert)), id(alert))
			.expect(201)
			.json();

		assertThat(linked.get("alert").get("name").asString()).isEqualTo(name);
		assertThat(linked.get("links")).hasSize(2);
		assertThat(linked.get("links").get(1).get("endedReason").asString()).contains("改为关联");
		assertThat(signals(house, name)).hasSize(1);
		assertThat(signals(house, linked.get("links").get(1).get("subjectName").asString())).allMatch(s -> !s.get("endedAt").isNull());

		var back = house.as(Person.CLERK)
			.post("/api/funds/alerts/{id}/links", Map.of("own", true, "version", version(linked)), id(alert))
			.expect(201)
			.json();
		assertThat(back.get("alert").get("firm").asBoolean()).isFalse();
		assertThat(back.get("alert").get("name").asString()).contains("客户“");
		house.as(Person.CLERK).post("/api/funds/alerts/{id}/links", Map.of("own", true, "version", version(back)), id(alert)).expect(409);
		house.as(Person.CLERK).post("/api/funds/alerts/{id}/links", Map.of("version", version(back)), id(alert)).expect(422);
	}

	@Test
	void aCandidateThatIsNotMeantIsRejectedWithItsReason() {
		var bank = trusted(house);
		var name = "固镇县" + bank.name().substring(2, 7) + "同名商贸有限公司";
		registerIn(house, House.TOWNSHIP_A, name, code());
		accepted(house, signed(bank, line(name, "YELLOW", 48)));
		var alert = alert(house, bank);
		var candidate = alert.get("candidates").get(0).get("candidateId").asString();
		var clerk = house.as(Person.CLERK);

		var rejected = clerk
			.put("/api/funds/alerts/{id}/candidates/{c}/rejection", Map.of("note", "外地同名企业", "version", version(alert)), id(alert), candidate)
			.expect(200)
			.json();

		assertThat(rejected.get("candidates").get(0).get("status").asString()).isEqualTo("REJECTED");
		clerk.put("/api/funds/alerts/{id}/candidates/{c}/rejection", Map.of("version", version(rejected)), id(alert), candidate).expect(404);
		clerk.put("/api/funds/alerts/{id}/candidates/{c}/rejection", Map.of("version", 0), id(alert), candidate).expect(409);
	}

	@Test
	void theSameAlertAgainRaisesTheLevelAndNothingElse() {
		var bank = trusted(house);
		var key = customer();
		var at = now().minusHours(2);
		accepted(house, signed(bank, at, today().minusDays(14), UUID.randomUUID(), line(key, "YELLOW", 45, today().minusDays(14))));
		var first = alert(house, bank);

		var raised = accepted(house, signed(bank, at.plusMinutes(1), today().minusDays(7), UUID.randomUUID(),
				line(key, "YELLOW", 45, today().minusDays(14)), line(key, "ORANGE", 64, today().minusDays(7))));
		var lower = accepted(house, signed(bank, at.plusMinutes(2), today(), UUID.randomUUID(), line(key, "YELLOW", 41, today())));

		assertThat(raised.get("raised").asInt()).isEqualTo(1);
		assertThat(raised.get("known").asInt()).isEqualTo(1);
		assertThat(lower.get("known").asInt()).isEqualTo(1);
		var alert = alert(house, bank);
		assertThat(id(alert)).isEqualTo(id(first));
		assertThat(alert.get("alert").get("level").asString()).isEqualTo("ORANGE");
		assertThat(alert.get("alert").get("score").asDouble()).isEqualTo(64);
		assertThat(alert.get("lines")).hasSize(3);
		assertThat(alert.get("lines").valueStream().filter(l -> l.get("shown").asBoolean())).hasSize(1);
		assertThat(alert.get("alert").get("firstDay").asString()).isEqualTo(today().minusDays(14).toString());
		assertThat(alert.get("alert").get("lastDay").asString()).isEqualTo(today().toString());
		assertThat(signals(house, alert.get("alert").get("name").asString())).hasSize(1);
	}

	@Test
	void aVerdictFeedsTheRateOfEachMarkAndAFalseAlarmEndsItsSignal() {
		var bank = trusted(house);
		accepted(house, signed(bank, line(customer(), "ORANGE", 66)));
		var alert = alert(house, bank);
		var name = alert.get("alert").get("name").asString();
		var before = mark("FAN_IN", Person.CLERK);

		var judged = judge(house.as(Person.CLERK), alert, "PREPAID_TRADE").expect(200).json();

		assertThat(judged.get("alert").get("verdict").asString()).isEqualTo("FALSE_ALARM");
		assertThat(judged.get("verdicts").get(0).get("reasonLabel").asString()).contains("预付卡");
		assertThat(signals(house, name)).allMatch(s -> !s.get("endedAt").isNull());
		var after = mark("FAN_IN", Person.CLERK);
		assertThat(after.get("judged").asInt()).isEqualTo(before.get("judged").asInt() + 1);
		assertThat(after.get("falseAlarms").asInt()).isEqualTo(before.get("falseAlarms").asInt() + 1);
		assertThat(house.as(Person.NEIGHBOUR).get("/api/funds/marks").expect(200).json().get("marks")).isEmpty();

		var otherwise = judge(house.as(Person.LEAD), judged, "PUBLIC_DEPOSITS").expect(200).json();
		assertThat(otherwise.get("verdicts")).hasSize(2);
		assertThat(signals(house, name)).anyMatch(s -> s.get("endedAt").isNull() && s.get("because").asString().contains("经人工研判属实"));
		judge(house.as(Person.CLERK), alert, "PUBLIC_DEPOSITS").expect(409);
	}

	@Test
	void aFalseAlarmThatComesAgainHigherWaitsOnceMore() {
		var bank = trusted(house);
		var key = customer();
		var at = now().minusHours(2);
		accepted(house, signed(bank, at, today().minusDays(7), UUID.randomUUID(), line(key, "YELLOW", 45, today().minusDays(7))));
		judge(house.as(Person.CLERK), alert(house, bank), "AGENT_COLLECTING").expect(200);
		accepted(house,
				signed(bank, at.plusMinutes(1), today().minusDays(1), UUID.randomUUID(), line(key, "YELLOW", 47, today().minusDays(1))));
		assertThat(alert(house, bank).get("alert").get("verdict").asString()).isEqualTo("FALSE_ALARM");

		accepted(house, signed(bank, at.plusMinutes(2), today(), UUID.randomUUID(), line(key, "ORANGE", 63, today())));

		var alert = alert(house, bank);
		assertThat(alert.get("alert").get("verdict").isNull()).isTrue();
		assertThat(alert.get("alert").get("reopened").asBoolean()).isTrue();
		assertThat(alert.get("verdicts")).hasSize(1);
		assertThat(signals(house, alert.get("alert").get("name").asString())).anyMatch(s -> s.get("endedAt").isNull());
	}

	@Test
	void otherReasonsWantWordsAndWordsHoldNoIdentity() {
		var bank = trusted(house);
		accepted(house, signed(bank, line(customer(), "YELLOW", 44)));
		var alert = alert(house, bank);
		var clerk = house.as(Person.CLERK);

		clerk.put("/api/funds/alerts/{id}/verdict", Map.of("reason", "OTHER_FUNDS_FALSE", "version", version(alert)), id(alert)).expect(422);
		clerk.put("/api/funds/alerts/{id}/verdict", Map.of("reason", "PREPAID_TRADE", "note", "找13800138000核实", "version", version(alert)), id(alert))
			.expect(422);
		house.as(Person.TOWN_A).put("/api/funds/alerts/{id}/verdict", Map.of("reason", "PREPAID_TRADE", "version", 0), id(alert)).expect(403);
	}

	@Test
	void theListIsFilteredSortedAndCounted() {
		var bank = trusted(house);
		var clerk = house.as(Person.CLERK);
		var code = code();
		var key = customer();
		accepted(house, signed(bank, line(code, "ORANGE", 70, today().minusDays(3)), line(key, "YELLOW", 42), line(customer(), "YELLOW", 55)));
		var of = "bank=" + bank.unitId() + "&";

		assertThat(find(clerk, of + "level=ORANGE")).hasSize(1);
		assertThat(find(clerk, of + "kind=PONZI")).hasSize(3);
		assertThat(find(clerk, of + "kind=ELDER")).isEmpty();
		assertThat(find(clerk, of + "mark=FAN_IN&judged=WAITING")).hasSize(3);
		assertThat(find(clerk, of + "linked=true")).hasSize(1);
		assertThat(find(clerk, of + "linked=false")).hasSize(2);
		assertThat(find(clerk, of + "q=" + key)).hasSize(1);
		assertThat(find(clerk, of + "from=" + today())).hasSize(2);
		assertThat(find(clerk, of + "to=" + today().minusDays(1))).hasSize(1);
		assertThat(find(clerk, of + "region=" + House.TOWNSHIP_B)).isEmpty();
		assertThat(find(clerk, of + "sort=score,desc").stream().map(r -> r.get("score").asDouble())).containsExactly(70.0, 55.0, 42.0);
		var one = find(clerk, of + "q=" + key).get(0);
		assertThat(find(clerk, "subject=" + one.get("subjectId").asString())).hasSize(1);
		judge(clerk, view(clerk, one.get("alertId").asString()), "FAMILY_OR_MUTUAL").expect(200);
		assertThat(find(clerk, of + "judged=FALSE_ALARM")).hasSize(1);
		assertThat(find(clerk, of + "judged=JUDGED&mark=UNFUNDED")).hasSize(1);
		assertThat(find(clerk, of + "judged=CONFIRMED")).isEmpty();
		assertThat(clerk.get("/api/funds/banks").expect(200).text()).contains(bank.name());
		assertThat(house.as(Person.NEIGHBOUR).get("/api/funds/banks").expect(200).text()).doesNotContain(bank.name());
		assertThat(clerk.get("/api/funds/counts").expect(200).json().get("waiting").asInt()).isPositive();
		assertThat(house.as(Person.NEIGHBOUR).get("/api/funds/counts").expect(200).json().get("waiting").asInt()).isZero();
	}

	@Test
	void theListIsExportedUnderItsFilters() {
		var bank = trusted(house);
		accepted(house, signed(bank, line(customer(), "ORANGE", 66)));
		var lead = house.as(Person.LEAD);

		var job = lead.post("/api/exports", Map.of("list", "funds", "query", Map.of("bank", bank.unitId().toString(), "judged", "WAITING", "q", bank.name()), "columns",
				List.of("level", "name", "bankName", "because", "score"))).expect(201).json();

		FundsFixtures
			.until(() -> lead.get("/api/exports/{id}", job.get("jobId").asString()).expect(200).json().get("status").asString().equals("DONE"));
		assertThat(lead.get("/api/exports/{id}", job.get("jobId").asString()).expect(200).text()).contains("查找：指定的主体、客户编号或银行", "指定的一家银行", "待研判");
	}

	@Test
	void everyLookIsOnTheTrail() {
		var bank = trusted(house);
		accepted(house, signed(bank, line(customer(), "YELLOW", 44)));
		var alert = alert(house, bank);

		assertThat(house.as(Person.AUDITOR).get("/api/audit?object=" + id(alert)).expect(200).text()).contains("查看资金预警");
	}

	@Test
	void everyMarkOfTheDetectorsHasItsWord() {
		assertThat(FundsMark.LABELS.keySet()).containsAll(Arrays.stream(FlowFeature.values()).map(Enum::name).toList());
		assertThat(FundsMark.label("NEWER_MARK")).isEqualTo("NEWER_MARK");
		assertThat(FundsTypology.label("NEWER_PATTERN")).isEqualTo("NEWER_PATTERN");
	}

	private JsonNode alertOf(FundsFixtures.Bank bank, String key) {
		var clerk = house.as(Person.CLERK);
		return find(clerk, "bank=" + bank.unitId()).stream()
			.map(r -> view(clerk, r.get("alertId").asString()))
			.filter(v -> v.get("subjectKey").asString().equals(key))
			.findFirst()
			.orElseThrow();
	}

	private JsonNode mark(String mark, Person person) {
		return house.as(person)
			.get("/api/funds/marks")
			.expect(200)
			.json()
			.get("marks")
			.valueStream()
			.filter(m -> m.get("mark").asString().equals(mark))
			.findFirst()
			.orElseThrow();
	}
}
