package cn.fangfei.server.funds;

import static cn.fangfei.server.funds.FundsFixtures.bank;
import static cn.fangfei.server.funds.FundsFixtures.confirmed;
import static cn.fangfei.server.funds.FundsFixtures.propose;
import static cn.fangfei.server.funds.FundsFixtures.proposed;
import static cn.fangfei.server.funds.FundsFixtures.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fangfei.formats.alert.SigningKey;
import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.access.Access;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Keys of banks: registered by one person, confirmed by another, ended with a reason, never deleted (A13, dual control). */
@HouseTest
class BankKeyTests {

	@Autowired
	House house;

	@Autowired
	Access access;

	@Autowired
	JdbcClient sql;

	@Autowired
	PlatformTransactionManager transactions;

	@Test
	void aKeyIsShownByItsFingerprintInSixteenGroupsOfFour() {
		var bank = bank(house);

		var key = proposed(house, bank);

		var groups = key.get("fingerprint").valueStream().map(JsonNode::asString).toList();
		assertThat(groups).hasSize(16).allMatch(g -> g.matches("[0-9a-f]{4}"));
		assertThat(String.join(" ", groups)).isEqualTo(bank.key().publicHalf().fingerprintInGroups());
		assertThat(key.get("status").asString()).isEqualTo("PROPOSED");
		assertThat(key.get("valid").asBoolean()).isFalse();
		assertThat(key.get("bankName").asString()).isEqualTo(bank.name());
	}

	@Test
	void whoeverRegisteredAKeyNeitherConfirmsNorDeclinesIt() {
		var key = proposed(house, bank(house));
		var clerk = house.as(Person.CLERK);

		var own = clerk.put("/api/funds/bank-keys/{id}/confirmation", Map.of("heardFrom", "自己核对", "version", 0), id(key)).expect(409).json();

		assertThat(own.get("type").asString()).endsWith("BankKeyOwn");
		clerk.put("/api/funds/bank-keys/{id}/refusal", Map.of("reason", "自己否定", "version", 0), id(key)).expect(409);
		assertThat(confirmed(house, key).get("valid").asBoolean()).isTrue();
	}

	@Test
	void theDatabaseItselfRefusesAKeyOfOnePerson() {
		var key = UUID.fromString(id(proposed(house, bank(house))));

		assertThatThrownBy(() -> house.runAs(access, Person.CLERK, () -> new TransactionTemplate(transactions).execute(status -> sql.sql("""
				update funds_bank_key
				set status = 'CONFIRMED', answered_by = access_account_id(), answered_by_name = 'x', answered_at = now(), answer_note = 'x'
				where key_id = :id
				""").param("id", key).update()))).rootCause().hasMessageContaining("funds_bank_key_two_people");
		assertThatThrownBy(() -> house.runAs(access, Person.CLERK,
				() -> new TransactionTemplate(transactions).execute(status -> sql.sql("delete from funds_bank_key where key_id = :id")
					.param("id", key)
					.update())))
			.rootCause()
			.hasMessageContaining("permission denied");
		assertThatThrownBy(() -> house.runAs(access, Person.CLERK,
				() -> new TransactionTemplate(transactions)
					.execute(status -> sql.sql("update funds_bank_key set public_key = 'x' where key_id = :id").param("id", key).update())))
			.rootCause()
			.hasMessageContaining("permission denied");
	}

	@Test
	void aWithdrawnKeyStaysWithItsReasonAndNeverComesBack() {
		var bank = bank(house);
		var key = confirmed(house, proposed(house, bank));
		var clerk = house.as(Person.CLERK);

		var ended = clerk.put("/api/funds/bank-keys/{id}/withdrawal", Map.of("reason", "银行报告私钥可能泄露", "version", 1), id(key)).expect(200).json();

		assertThat(ended.get("status").asString()).isEqualTo("WITHDRAWN");
		assertThat(ended.get("withdrawnReason").asString()).contains("泄露");
		clerk.put("/api/funds/bank-keys/{id}/withdrawal", Map.of("reason", "再停一次", "version", 2), id(key)).expect(409);
		house.as(Person.LEAD).put("/api/funds/bank-keys/{id}/confirmation", Map.of("heardFrom", "再确认", "version", 2), id(key)).expect(409);
		assertThat(propose(clerk, bank, today(), today().plusDays(30)).expect(409).json().get("type").asString()).endsWith("BankKeyExists");
		assertThat(list(Person.LEAD)).anyMatch(k -> id(k).equals(id(key)));
	}

	@Test
	void aDeclinedKeyCountsForNothingAndItsBankMayBeRegisteredAgain() {
		var bank = bank(house);
		var key = proposed(house, bank);

		var declined = house.as(Person.LEAD)
			.put("/api/funds/bank-keys/{id}/refusal", Map.of("reason", "指纹第三组不符", "version", 0), id(key))
			.expect(200)
			.json();

		assertThat(declined.get("status").asString()).isEqualTo("DECLINED");
		propose(house.as(Person.CLERK), bank, today(), today().plusDays(30)).expect(201);
	}

	@Test
	void onlyPublicKeysOfBanksOfTheTerritoryAreTaken() {
		var bank = bank(house);
		var clerk = house.as(Person.CLERK);
		var until = today().plusDays(30).toString();

		var answers = List.of(SigningKey.generate().pem(), "-----BEGIN PUBLIC KEY-----\nMFkw\n-----END PUBLIC KEY-----\n", "没有公钥")
			.stream()
			.map(pem -> clerk.post("/api/funds/bank-keys",
					Map.of("unitId", bank.unitId(), "publicKey", pem, "validFrom", today().toString(), "validUntil", until)))
			.toList();

		assertThat(answers).allMatch(a -> a.status() == 422 && a.json().get("type").asString().endsWith("BankKeyUnusable"));
		assertThat(answers.get(0).json().get("detail").asString()).contains("私钥不能离开银行");
		for (var unit : List.of(house.unit("office"), house.unit("townA"), UUID.randomUUID(), bank(house, House.OTHER_COUNTY).unitId())) {
			clerk.post("/api/funds/bank-keys", Map.of("unitId", unit, "publicKey", bank.pem(), "validFrom", today().toString(), "validUntil", until))
				.expect(422);
		}
		propose(clerk, bank, today(), today().minusDays(1)).expect(422);
		propose(clerk, bank, today(), today().plusYears(3).plusDays(1)).expect(422);
		propose(clerk, bank, today().minusYears(2), today().plusDays(1)).expect(422);
	}

	@Test
	void keysAreSeenByTheOfficesOfTheTerritoryAlone() {
		var key = proposed(house, bank(house));

		assertThat(list(Person.LEAD).stream().map(BankKeyTests::id).collect(Collectors.toSet())).contains(id(key));
		for (var outsider : List.of(Person.NEIGHBOUR, Person.STRANGER)) {
			assertThat(list(outsider).stream().map(BankKeyTests::id).collect(Collectors.toSet())).doesNotContain(id(key));
			house.as(outsider).put("/api/funds/bank-keys/{id}/confirmation", Map.of("heardFrom", "外人", "version", 0), id(key)).expect(404);
			house.as(outsider).put("/api/funds/bank-keys/{id}/withdrawal", Map.of("reason", "外人停的", "version", 0), id(key)).expect(404);
		}
		for (var person : List.of(Person.TOWN_A, Person.LEADER, Person.SYSTEM, Person.AUDITOR)) {
			house.as(person).get("/api/funds/bank-keys").expect(403);
		}
	}

	@Test
	void eachStepIsOnTheTrail() {
		var key = proposed(house, bank(house));
		confirmed(house, key);

		var trail = house.as(Person.AUDITOR).get("/api/audit?object=" + id(key)).expect(200).text();

		assertThat(trail).contains("登记", "电话核对指纹后确认", String.join("", key.get("fingerprint").valueStream().map(JsonNode::asString).toList()));
	}

	private List<JsonNode> list(Person person) {
		return house.as(person).get("/api/funds/bank-keys").expect(200).json().valueStream().toList();
	}

	private static String id(JsonNode key) {
		return key.get("keyId").asString();
	}
}
