package cn.fangfei.server.funds;

import static cn.fangfei.server.funds.FundsFixtures.accepted;
import static cn.fangfei.server.funds.FundsFixtures.bank;
import static cn.fangfei.server.funds.FundsFixtures.confirmed;
import static cn.fangfei.server.funds.FundsFixtures.customer;
import static cn.fangfei.server.funds.FundsFixtures.find;
import static cn.fangfei.server.funds.FundsFixtures.line;
import static cn.fangfei.server.funds.FundsFixtures.proposed;
import static cn.fangfei.server.funds.FundsFixtures.send;
import static cn.fangfei.server.funds.FundsFixtures.signed;
import static cn.fangfei.server.funds.FundsFixtures.today;
import static cn.fangfei.server.funds.FundsFixtures.token;
import static cn.fangfei.server.funds.FundsFixtures.trusted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.funds.FundsFixtures.Bank;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Files of banks' machines: a token for one bank, until a day, shown once; the signature decides all the same. */
@HouseTest
class FundsTokenTests {

	@Autowired
	House house;

	@Autowired
	JdbcClient sql;

	/** A machine that leaves the type to curl sends a form: nothing is read of it, and it is told what to write. */
	@Test
	void aFileSentAsAFormIsRefusedWithWhatToDo() {
		var bank = trusted(house);
		var secret = secret(token(house, bank));
		var pair = signed(bank, line(customer(), "ORANGE", 66));
		var key = UUID.randomUUID().toString();

		var told = house.newBrowser()
			.sendWith("POST", "/api/funds/alert-files", pair.alerts(), Map.of("Authorization", "Bearer " + secret, "Fangfei-Signature",
					pair.header(), "Idempotency-Key", key, "Content-Type", "application/x-www-form-urlencoded"))
			.expect(415)
			.json();

		assertThat(told.get("type").asString()).endsWith("WrongContentType");
		assertThat(told.get("detail").asString()).contains("Content-Type: application/octet-stream");
		send(house, secret, key, pair).expect(200);
	}

	@Test
	void aMachineSendsAPairAndIsToldWhatBecameOfIt() {
		var bank = trusted(house);
		var secret = secret(token(house, bank));
		var pair = signed(bank, line(customer(), "ORANGE", 66));
		var key = UUID.randomUUID().toString();

		var answer = send(house, secret, key, pair).expect(200);

		assertThat(answer.json().get("added").asInt()).isEqualTo(1);
		assertThat(send(house, secret, key, pair).expect(200).text()).isEqualTo(answer.text());
		var again = send(house, secret, UUID.randomUUID().toString(), pair).expect(422).json();
		assertThat(again.get("type").asString()).endsWith("AlertFileRefused");
		assertThat(again.get("detail").asString()).contains("重复的文件", "已经收过");
		assertThat(find(house.as(Person.CLERK), "bank=" + bank.unitId())).hasSize(1);
		send(house, secret, key, signed(bank, line(customer(), "ORANGE", 66))).expect(422);
		assertThat(house.as(Person.AUDITOR).get("/api/audit?object=" + answer.json().get("fileId").asString()).expect(200).text())
			.contains("接口：" + bank.name());
	}

	@Test
	void aTokenSpeaksOfItsBankAlone() {
		var bank = trusted(house);
		var other = trusted(house);

		var pair = signed(other, line(customer(), "ORANGE", 66));
		var answer = send(house, secret(token(house, bank)), UUID.randomUUID().toString(), pair).expect(422).json();

		assertThat(answer.get("detail").asString()).contains(other.name(), "不是同一家银行");
		assertThat(find(house.as(Person.CLERK), "bank=" + other.unitId())).isEmpty();
	}

	@Test
	void aKeyThatWasDeclinedForABankDoesNotCountForItBecauseItCountsForAnother() {
		var mistaken = bank(house);
		var owner = bank(house);
		var declined = new Bank(mistaken.unitId(), mistaken.name(), owner.key());
		house.as(Person.LEAD)
			.put("/api/funds/bank-keys/{id}/refusal", Map.of("reason", "登记到了另一家银行名下", "version", 0), proposed(house, declined).get("keyId").asString())
			.expect(200);
		confirmed(house, proposed(house, owner));
		var pair = signed(owner, line(customer(), "ORANGE", 66));

		var sent = send(house, secret(token(house, mistaken)), UUID.randomUUID().toString(), pair);

		assertThat(sent.expect(422).text()).contains(owner.name());
		accepted(house, pair);
	}

	@Test
	void whoeverHasNoGoodTokenIsAnsweredTheSame() {
		var bank = trusted(house);
		var issued = token(house, bank);
		var id = issued.get("token").get("tokenId").asString();
		house.as(Person.SYSTEM).put("/api/funds/tokens/{id}/revocation", Map.of("version", 0), id).expect(200);
		house.as(Person.SYSTEM).put("/api/funds/tokens/{id}/revocation", Map.of("version", 1), id).expect(409);
		var pair = signed(bank, line(customer(), "ORANGE", 66));

		var answers = List.of(send(house, secret(issued), "12345678", pair), send(house, "ffb_unknown", "12345678", pair),
				send(house, "", "12345678", pair),
				send(house, "x".repeat(5_000), "12345678", pair),
				house.as(Person.CLERK).sendWith("POST", "/api/funds/alert-files", pair.alerts(), Map.of("Fangfei-Signature", pair.header())));

		assertThat(answers).allMatch(a -> a.status() == 401);
		assertThat(answers.stream().map(a -> a.json().get("type").asString()).distinct()).hasSize(1);
	}

	@Test
	void aTokenSendsSoManyAMinuteAndNoMore() {
		var bank = trusted(house);
		var secret = secret(token(house, bank));
		var pair = signed(bank, line(customer(), "ORANGE", 66));

		var statuses = IntStream.range(0, 12).map(i -> send(house, secret, "key-" + UUID.randomUUID(), pair).status()).boxed().toList();

		assertThat(statuses.get(0)).isEqualTo(200);
		assertThat(statuses.subList(1, 10)).containsOnly(422);
		assertThat(statuses.subList(10, 12)).containsOnly(429);
		assertThat(send(house, secret, "key-" + UUID.randomUUID(), pair).header("Retry-After")).matches("\\d+");
	}

	@Test
	void aKeyMustComeWithAMachinesPair() {
		var bank = trusted(house);
		var pair = signed(bank, line(customer(), "ORANGE", 66));

		assertThat(send(house, secret(token(house, bank)), "short", pair).status()).isEqualTo(422);
		assertThat(find(house.as(Person.CLERK), "bank=" + bank.unitId())).isEmpty();
	}

	@Test
	void theSecretIsShownOnceAndKeptNowhere() {
		var issued = token(house, bank(house));
		var secret = secret(issued);

		assertThat(house.as(Person.SYSTEM).get("/api/funds/tokens").expect(200).text()).doesNotContain(secret)
			.contains(issued.get("token").get("tokenId").asString());
		assertThatThrownBy(() -> sql.sql("select token_hash from funds_token").query(byte[].class).list())
			.rootCause()
			.hasMessageContaining("permission denied");
		for (var person : List.of(Person.CLERK, Person.LEAD, Person.SECURITY, Person.AUDITOR)) {
			house.as(person).get("/api/funds/tokens").expect(403);
		}
	}

	@Test
	void aTokenIsForABankOfTheTerritoryAndAYearAtMost() {
		var bank = bank(house);
		var system = house.as(Person.SYSTEM);

		for (var until : List.of(today(), today().plusYears(1).plusDays(1))) {
			system.post("/api/funds/tokens", Map.of("name", "过期", "unitId", bank.unitId(), "until", until.toString())).expect(422);
		}
		system.post("/api/funds/tokens", Map.of("name", "别人", "unitId", house.unit("office"), "until", today().plusDays(9).toString())).expect(422);
		system.put("/api/funds/tokens/{id}/revocation", Map.of("version", 0), UUID.randomUUID()).expect(404);
	}

	private static String secret(JsonNode issued) {
		return issued.get("secret").asString();
	}
}
