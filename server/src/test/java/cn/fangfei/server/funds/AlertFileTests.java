package cn.fangfei.server.funds;

import static cn.fangfei.server.funds.FundsFixtures.accepted;
import static cn.fangfei.server.funds.FundsFixtures.bank;
import static cn.fangfei.server.funds.FundsFixtures.bytes;
import static cn.fangfei.server.funds.FundsFixtures.confirmed;
import static cn.fangfei.server.funds.FundsFixtures.customer;
import static cn.fangfei.server.funds.FundsFixtures.find;
import static cn.fangfei.server.funds.FundsFixtures.line;
import static cn.fangfei.server.funds.FundsFixtures.now;
import static cn.fangfei.server.funds.FundsFixtures.propose;
import static cn.fangfei.server.funds.FundsFixtures.proposed;
import static cn.fangfei.server.funds.FundsFixtures.refused;
import static cn.fangfei.server.funds.FundsFixtures.signed;
import static cn.fangfei.server.funds.FundsFixtures.today;
import static cn.fangfei.server.funds.FundsFixtures.trusted;
import static cn.fangfei.server.funds.FundsFixtures.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fangfei.formats.alert.SigningKey;
import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.funds.FundsFixtures.Bank;
import cn.fangfei.server.funds.FundsFixtures.Pair;
import cn.fangfei.server.kernel.RegionCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Files of banks: what is forged, changed, sent again, late or too talkative is refused, and the refusal is kept (A13, FILE-5, 反洗钱法 Art 7). */
@HouseTest
class AlertFileTests {

	@Autowired
	House house;

	@Autowired
	AlertReceiver receiver;

	@Autowired
	Access access;

	@Autowired
	JdbcClient sql;

	@Autowired
	PlatformTransactionManager transactions;

	@Test
	void aPairOfATrustedBankIsTakenInAndKeptAsItCame() {
		var bank = trusted(house);
		var pair = signed(bank, line(customer(), "YELLOW", 45), line(customer(), "ORANGE", 71.4));

		var file = accepted(house, pair);

		assertThat(file.get("alerts").asInt()).isEqualTo(2);
		assertThat(file.get("added").asInt()).isEqualTo(2);
		assertThat(file.get("bankName").asString()).isEqualTo(bank.name());
		var clerk = house.as(Person.CLERK);
		var id = file.get("fileId").asString();
		assertThat(clerk.get("/api/funds/files/{id}/content", id).expect(200).bytes()).isEqualTo(pair.alerts());
		assertThat(clerk.get("/api/funds/files/{id}/content?signature=true", id).expect(200).bytes()).isEqualTo(pair.signature());
		assertThat(find(clerk, "bank=" + bank.unitId())).hasSize(2);
		house.as(Person.TOWN_A).get("/api/funds/files/{id}/content", id).expect(403);
		house.as(Person.NEIGHBOUR).get("/api/funds/files/{id}/content", id).expect(404);
	}

	@Test
	void aForgedOrChangedPairIsRefusedWithTheReasonAndNoRowLands() {
		var bank = trusted(house);
		var pair = signed(bank, line(customer(), "ORANGE", 62));
		var other = signed(new Bank(bank.unitId(), bank.name(), SigningKey.generate()), line(customer(), "ORANGE", 62));
		var changed = new String(pair.alerts(), StandardCharsets.UTF_8).replace("46名", "96名").getBytes(StandardCharsets.UTF_8);
		var stretched = new String(pair.signature(), StandardCharsets.UTF_8).replace(":true", ":false").getBytes(StandardCharsets.UTF_8);

		assertThat(reason(refused(house, pair.withAlerts(changed)))).isEqualTo("ALTERED");
		assertThat(reason(refused(house, pair.withSignature(stretched)))).isEqualTo("WRONG_SIGNATURE");
		assertThat(reason(refused(house, other))).isEqualTo("UNKNOWN_KEY");
		assertThat(reason(refused(house, pair.withSignature(other.signature())))).isEqualTo("UNKNOWN_KEY");
		assertThat(reason(refused(house, pair.withAlerts(new byte[0])))).isEqualTo("ALTERED");
		assertThat(reason(refused(house, pair.withSignature("{}".getBytes(StandardCharsets.UTF_8))))).isEqualTo("UNKNOWN_FORMAT");
		assertThat(reason(refused(house, pair.withSignature("没有".getBytes(StandardCharsets.UTF_8))))).isEqualTo("BAD_SIGNATURE_FILE");

		assertThat(find(house.as(Person.CLERK), "bank=" + bank.unitId())).isEmpty();
		accepted(house, pair);
	}

	@Test
	void aTrialOnDaysToComeDoesNotBlockTheBank() {
		var bank = trusted(house);

		var early = refused(house, signed(bank, now().minusMinutes(2), today().plusYears(1), UUID.randomUUID(), line(customer(), "ORANGE", 62)));

		assertThat(reason(early)).isEqualTo("FROM_FUTURE");
		accepted(house, signed(bank, line(customer(), "ORANGE", 62)));
	}

	@Test
	void filesOfABankStayInOrderWhenItsKeyChanges() {
		var bank = trusted(house);
		accepted(house, signed(bank, line(customer(), "ORANGE", 62)));
		var renewed = new Bank(bank.unitId(), bank.name(), SigningKey.generate());
		confirmed(house, proposed(house, renewed));

		var late = refused(house, signed(renewed, now().minusDays(1), today().minusDays(1), UUID.randomUUID(), line(customer(), "YELLOW", 44)));

		assertThat(reason(late)).isEqualTo("OUT_OF_ORDER");
		accepted(house, signed(renewed, line(customer(), "YELLOW", 44)));
	}

	@Test
	void aCustomersNumberMayHaveAsManyDigitsAsATelephone() {
		var bank = trusted(house);

		accepted(house, signed(bank, line("13900001234", "ORANGE", 62)));
		assertThat(find(house.as(Person.CLERK), "bank=" + bank.unitId())).hasSize(1);
	}

	@Test
	void everyFlippedByteOfASignatureFileIsRefused() {
		var bank = trusted(house);
		var pair = signed(bank, line(customer(), "YELLOW", 41));
		var clerk = house.as(Person.CLERK);

		for (var at = 0; at < pair.signature().length - 1; at += 23) {
			var flipped = pair.signature().clone();
			flipped[at] ^= 1;
			var answer = upload(clerk, pair.withSignature(flipped)).expect(200).json();
			assertThat(answer.get("outcome").asString()).as("byte %d", at).isEqualTo("REFUSED");
		}

		assertThat(find(clerk, "bank=" + bank.unitId())).isEmpty();
	}

	@Test
	void aFileIsTakenInOnceByItsSerialAndByItsContentForItsDays() {
		var bank = trusted(house);
		var line = line(customer(), "YELLOW", 44);
		var serial = UUID.randomUUID();
		var at = now().minusMinutes(30);
		var pair = signed(bank, at, today().minusDays(7), serial, line(customer(), "YELLOW", 52, today().minusDays(8)));
		accepted(house, pair);

		assertThat(reason(refused(house, pair))).isEqualTo("REPLAYED");
		assertThat(reason(refused(house, signed(bank, at.plusMinutes(1), today(), serial, line)))).isEqualTo("REPLAYED");
		assertThat(reason(refused(house, signed(bank, at.plusMinutes(2), today().minusDays(7), UUID.randomUUID(), true, pair.alerts()))))
			.isEqualTo("REPLAYED");

		// the same content for later days: the bank looked again and found nothing new
		var quiet = accepted(house, signed(bank, at.plusMinutes(3), today(), UUID.randomUUID(), true, pair.alerts()));
		assertThat(quiet.get("known").asInt()).isEqualTo(1);
		assertThat(quiet.get("added").asInt()).isZero();
	}

	@Test
	void whatComesOutOfOrderOrFromTheFutureIsRefused() {
		var bank = trusted(house);
		var at = now().minusHours(1);
		accepted(house, signed(bank, at, today(), UUID.randomUUID(), line(customer(), "YELLOW", 44)));

		assertThat(reason(refused(house, signed(bank, at.minusMinutes(1), today(), UUID.randomUUID(), line(customer(), "YELLOW", 45)))))
			.isEqualTo("OUT_OF_ORDER");
		assertThat(reason(refused(house,
				signed(bank, at.plusMinutes(1), today().minusDays(1), UUID.randomUUID(), line(customer(), "YELLOW", 46, today().minusDays(1))))))
			.isEqualTo("OUT_OF_ORDER");
		assertThat(reason(refused(house, signed(bank, now().plusDays(1), today(), UUID.randomUUID(), line(customer(), "YELLOW", 46)))))
			.isEqualTo("FROM_FUTURE");
	}

	@Test
	void aKeyThatDoesNotCountTakesNothingIn() {
		var unconfirmed = bank(house);
		var key = proposed(house, unconfirmed);
		assertThat(reason(refused(house, signed(unconfirmed, line(customer(), "YELLOW", 44))))).isEqualTo("KEY_UNCONFIRMED");
		house.as(Person.LEAD)
			.put("/api/funds/bank-keys/{id}/refusal", Map.of("reason", "指纹不符", "version", 0), key.get("keyId").asString())
			.expect(200);
		assertThat(reason(refused(house, signed(unconfirmed, line(customer(), "YELLOW", 44))))).isEqualTo("UNKNOWN_KEY");

		var ended = trusted(house);
		var endedKey = house.as(Person.CLERK).get("/api/funds/bank-keys").expect(200).json().valueStream()
			.filter(k -> k.get("bankName").asString().equals(ended.name()))
			.findFirst()
			.orElseThrow();
		house.as(Person.CLERK)
			.put("/api/funds/bank-keys/{id}/withdrawal", Map.of("reason", "换密钥", "version", 1), endedKey.get("keyId").asString())
			.expect(200);
		assertThat(reason(refused(house, signed(ended, line(customer(), "YELLOW", 44))))).isEqualTo("KEY_WITHDRAWN");

		var early = bank(house);
		confirmed(house, propose(house.as(Person.CLERK), early, today().plusDays(1), today().plusDays(90)).expect(201).json());
		assertThat(reason(refused(house, signed(early, line(customer(), "YELLOW", 44))))).isEqualTo("KEY_NOT_YET_VALID");

		var late = bank(house);
		confirmed(house, propose(house.as(Person.CLERK), late, today().minusDays(300), today()).expect(201).json());
		assertThat(receiveAt(Instant.now().plus(Duration.ofDays(2)), signed(late, line(customer(), "YELLOW", 44))).refusal())
			.isEqualTo(AlertRefusal.KEY_EXPIRED);
	}

	@Test
	void paymentsAccountsAndIdentitiesNeverComeIn() {
		var bank = trusted(house);
		var withPayments = line(customer(), "ORANGE", 66);
		withPayments.put("evidence", List.of("T1", "T2"));
		var withCard = line("6222020000000000017", "ORANGE", 66);
		var withPerson = line("11010519491231002X", "ORANGE", 66);
		var withPhone = line(customer(), "ORANGE", 66);
		withPhone.put("severity", "请联系13800138000了解。");
		var inSentence = line(customer(), "ORANGE", 66);
		inSentence.put("lowering", List.of("其中付到6222020000000000017的不计。"));
		var more = line(customer(), "ORANGE", 66);
		more.put("transactions", List.of());

		assertThat(reason(refused(house, signed(bank, withPayments)))).isEqualTo("CARRIES_TRANSACTIONS");
		for (var line : List.of(withCard, withPerson, withPhone, inSentence)) {
			assertThat(reason(refused(house, signed(bank, line)))).isEqualTo("CARRIES_ACCOUNT");
		}
		assertThat(reason(refused(house, signed(bank, more)))).isEqualTo("BAD_LINE");
		assertThat(reason(refused(house, signed(bank, now(), today(), UUID.randomUUID(), false, bytes(line(customer(), "ORANGE", 66))))))
			.isEqualTo("CARRIES_TRANSACTIONS");
		assertThat(reason(refused(house, signed(bank, line(customer(), "BLUE", 30))))).isEqualTo("BAD_LINE");
		assertThat(reason(refused(house, signed(bank, line(customer(), "YELLOW", 45, today().plusDays(3)))))).isEqualTo("BAD_LINE");

		assertThat(find(house.as(Person.CLERK), "bank=" + bank.unitId())).isEmpty();
	}

	@Test
	void oneBadLineRefusesTheWholeFile() {
		var bank = trusted(house);
		var bad = line(customer(), "ORANGE", 66);
		bad.put("score", 101);

		var answer = refused(house, signed(bank, line(customer(), "ORANGE", 66), bad));

		assertThat(answer.get("refusalWords").asString()).contains("第2行");
		assertThat(find(house.as(Person.CLERK), "bank=" + bank.unitId())).isEmpty();
	}

	@Test
	void whatWasRefusedIsSeenByTheOfficeWithItsReason() {
		var bank = trusted(house);
		var pair = signed(bank, line(customer(), "ORANGE", 62));
		var answer = refused(house, pair.withAlerts("{}\n".getBytes(StandardCharsets.UTF_8)));

		var rows = house.as(Person.LEAD).get("/api/funds/files?outcome=REFUSED&size=200").expect(200).json().get("rows").valueStream().toList();

		var row = rows.stream().filter(r -> r.get("fileId").asString().equals(answer.get("fileId").asString())).findFirst().orElseThrow();
		assertThat(house.as(Person.LEAD).get("/api/funds/files?outcome=REFUSED&size=1").expect(200).json().get("total").asInt())
			.isGreaterThanOrEqualTo(rows.size());
		assertThat(row.get("refusal").asString()).isEqualTo("ALTERED");
		assertThat(row.get("refusalWords").asString()).contains("改动");
		assertThat(row.get("bankName").asString()).isEqualTo(bank.name());
		assertThat(row.get("receivedBy").asString()).isEqualTo("测试CLERK");
		assertThat(house.as(Person.LEAD).get("/api/messages?size=200").expect(200).text()).contains("拒收一份银行预警文件（" + bank.name());
		assertThat(house.as(Person.NEIGHBOUR).get("/api/funds/files?size=200").expect(200).text()).doesNotContain(bank.name());
		assertThat(house.as(Person.AUDITOR).get("/api/audit?object=" + answer.get("fileId").asString()).expect(200).text()).contains("拒收预警文件");
	}

	@Test
	void whatIsRefusedAgainAndAgainIsToldOnce() {
		var bank = trusted(house);
		var pair = signed(bank, line(customer(), "ORANGE", 62)).withAlerts("{}\n".getBytes(StandardCharsets.UTF_8));

		refused(house, pair);
		refused(house, pair);

		assertThat(house.as(Person.LEAD)
			.get("/api/messages?size=200")
			.expect(200)
			.json()
			.get("rows")
			.valueStream()
			.filter(m -> m.get("text").asString().contains("拒收一份银行预警文件（" + bank.name()))).hasSize(1);
	}

	@Test
	void whatCameOnlyGrows() {
		var bank = trusted(house);
		accepted(house, signed(bank, line(customer(), "YELLOW", 44)));

		for (var table : List.of("funds_alert_file", "funds_alert_line", "funds_alert_verdict")) {
			assertThatThrownBy(() -> house.runAs(access, Person.CLERK,
					() -> new TransactionTemplate(transactions).execute(status -> sql.sql("delete from " + table).update())))
				.rootCause()
				.hasMessageContaining("permission denied");
		}
	}

	@Test
	void manyThatBringOnePairAtOnceTakeItInOnce() throws Exception {
		var bank = trusted(house);
		var pair = signed(bank, line(customer(), "YELLOW", 44));
		var clerk = house.as(Person.CLERK);
		var pool = Executors.newFixedThreadPool(6);
		try {
			var outcomes = new ArrayList<String>();
			for (var answer : IntStream.range(0, 12).mapToObj(i -> pool.submit(() -> upload(clerk, pair).expect(200).json())).toList()) {
				outcomes.add(answer.get().get("outcome").asString());
			}

			assertThat(outcomes).filteredOn("ACCEPTED"::equals).hasSize(1);
			assertThat(find(clerk, "bank=" + bank.unitId())).hasSize(1);
		}
		finally {
			pool.shutdown();
		}
	}

	@Test
	void aPairWithoutItsSignatureOrTooLargeIsNotRead() {
		var clerk = house.as(Person.CLERK);
		var pair = signed(trusted(house), line(customer(), "YELLOW", 44));

		clerk.sendWith("POST", "/api/funds/alert-uploads?fileName=a.jsonl", pair.alerts(), Map.of()).expect(422);
		clerk.sendWith("POST", "/api/funds/alert-uploads?fileName=a.jsonl", pair.alerts(), Map.of("Fangfei-Signature", "%%%")).expect(422);
		clerk.sendWith("POST", "/api/funds/alert-uploads?fileName=a.jsonl", new byte[(32 << 20) + 1], Map.of("Fangfei-Signature", pair.header()))
			.expect(413);
	}

	@Test
	void thousandsOfAlertsOfOneFileAreTakenIn() {
		var bank = trusted(house);
		var lines = IntStream.range(0, 1_200).mapToObj(i -> line(customer(), "YELLOW", 40 + i % 20)).toList();

		@SuppressWarnings("unchecked")
		var file = accepted(house, signed(bank, lines.toArray(Map[]::new)));

		assertThat(file.get("added").asInt()).isEqualTo(1_200);
		assertThat(house.as(Person.CLERK).get("/api/funds/alerts?bank=" + bank.unitId()).expect(200).json().get("total").asInt()).isEqualTo(1_200);
	}

	private static String reason(JsonNode answer) {
		return answer.get("refusal").asString();
	}

	/** What becomes of a pair that the clerk brings at another time. */
	private AlertFileView receiveAt(Instant when, Pair pair) {
		return house.runAs(access, Person.CLERK, () -> new TransactionTemplate(transactions).execute(status -> {
			try {
				var file = Files.createTempFile("pair", ".jsonl");
				try {
					Files.write(file, pair.alerts());
					return receiver.receive(new IncomingPair("alerts.jsonl", file, pair.signature()),
							new PairSender(new RegionCode(House.COUNTY), null, access.actor().accountId(), null, "测试CLERK"), when);
				}
				finally {
					Files.delete(file);
				}
			}
			catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		}));
	}
}
