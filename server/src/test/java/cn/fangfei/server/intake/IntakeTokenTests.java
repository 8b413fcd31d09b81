package cn.fangfei.server.intake;

import static cn.fangfei.server.intake.IntakeFixtures.advert;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.Browser;
import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.warning.WarningFixtures;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Texts from machines: a token for one source and region, until a day, shown once. */
@HouseTest
class IntakeTokenTests {

	@Autowired
	House house;

	@Autowired
	IntakeTokens tokens;

	@Autowired
	Access access;

	@Autowired
	JdbcClient sql;

	@Autowired
	PlatformTransactionManager transactions;

	@LocalServerPort
	int port;

	@Test
	void aMachineSendsABatchAndIsToldOfEachText() {
		var issued = issue("省平台", House.COUNTY);
		var body = advert();

		var answer = send(issued.get("secret").asString(), List.of(Map.of("id", "1", "body", body), Map.of("body", body, "id", "2"),
				Map.of("title", ""), Map.of("正文", List.of("不是文字")))).expect(200).json();

		assertThat(answer.get("added").asInt()).isEqualTo(1);
		assertThat(answer.get("sighted").asInt()).isEqualTo(1);
		assertThat(answer.get("rejected").asInt()).isEqualTo(2);
		assertThat(answer.get("lines").get(2).get("remedy").asString()).isNotBlank();
		var item = house.as(Person.CLERK).get("/api/intake/items/{id}", answer.get("lines").get(0).get("itemId").asString()).expect(200).json();
		assertThat(item.get("item").get("sources").get(0).asString()).isEqualTo("省平台");
		assertThat(item.get("item").get("channel").asString()).isEqualTo("POST");
	}

	@Test
	void theSameBatchUnderItsKeyIsTakenInOnce() {
		var secret = issue("省平台", House.COUNTY).get("secret").asString();
		var key = UUID.randomUUID().toString();
		var texts = List.of(Map.<String, Object>of("body", advert()));

		var first = send(secret, key, texts).expect(200).text();

		assertThat(send(secret, key, texts).expect(200).text()).isEqualTo(first);
		assertThat(send(secret, key, List.of(Map.of("body", advert()))).status()).isEqualTo(422);
	}

	@Test
	void whoeverHasNoGoodTokenIsAnsweredTheSame() {
		var revoked = issue("将停用的", House.COUNTY);
		var id = revoked.get("token").get("tokenId").asString();
		house.as(Person.SYSTEM).put("/api/intake/tokens/{id}/revocation", Map.of("version", 0), id).expect(200);
		house.as(Person.SYSTEM).put("/api/intake/tokens/{id}/revocation", Map.of("version", 1), id).expect(409);
		var texts = List.of(Map.<String, Object>of("body", advert()));

		var answers = List.of(send(revoked.get("secret").asString(), texts), send("ffi_unknown", texts), send("", texts),
				send("x".repeat(5_000), texts), house.newBrowser().post("/api/intake/items", Map.of("items", texts)),
				house.newBrowser().sendWith("POST", "/api/intake/items", Map.of("items", texts), Map.of("Authorization", "Basic YTpi")));

		assertThat(answers).allMatch(a -> a.status() == 401);
		assertThat(answers.stream().map(a -> a.json().get("type").asString()).distinct()).hasSize(1);
	}

	@Test
	void aSessionIsNoToken() {
		house.as(Person.CLERK).post("/api/intake/items", Map.of("items", List.of(Map.of("body", advert())))).expect(401);
	}

	@Test
	void aTokenOpensNothingElse() {
		var secret = issue("省平台", House.COUNTY).get("secret").asString();

		for (var path : List.of("/api/intake/items", "/api/intake/tokens", "/api/intake/imports", "/api/session")) {
			assertThat(house.newBrowser().sendWith("GET", path, null, Map.of("Authorization", "Bearer " + secret)).status()).as(path).isEqualTo(401);
		}
	}

	@Test
	void aTokenSpeaksOnlyOfItsRegionAndSource() {
		var secret = issue("甲镇平台", House.TOWNSHIP_A).get("secret").asString();

		var answer = send(secret, List.of(Map.of("body", advert(), "region", House.TOWNSHIP_B), Map.of("body", advert(), "source", "冒名的来源")))
			.expect(200)
			.json();

		assertThat(answer.get("lines").get(0).get("field").asString()).isEqualTo("属地");
		var item = house.as(Person.TOWN_A).get("/api/intake/items/{id}", answer.get("lines").get(1).get("itemId").asString()).expect(200).json();
		assertThat(item.get("item").get("sources").get(0).asString()).isEqualTo("甲镇平台");
	}

	@Test
	void aTokenPastItsDayIsNoneAndItsTermIsAYearAtMost() {
		var system = house.as(Person.SYSTEM);
		var today = WarningFixtures.today();

		for (var until : List.of(today, today.minusDays(1), today.plusYears(1).plusDays(1))) {
			system.post("/api/intake/tokens", token("过期", House.COUNTY, until.toString())).expect(422);
		}
		assertThat(issue("到期", House.COUNTY).get("token").get("expiresAt").asString()).isNotBlank();
	}

	@Test
	void theSecretIsShownOnceAndKeptNowhere() {
		var issued = issue("省平台", House.COUNTY);
		var secret = issued.get("secret").asString();

		assertThat(house.as(Person.SYSTEM).get("/api/intake/tokens").expect(200).text()).doesNotContain(secret);
		assertThat(sql.sql("select count(*) from contract_once where response like :s").param("s", "%" + secret + "%").query(Integer.class).single())
			.isZero();
		org.assertj.core.api.Assertions.assertThatThrownBy(() -> sql.sql("select token_hash from intake_token").query(byte[].class).list())
			.rootCause()
			.hasMessageContaining("permission denied");
		for (var person : List.of(Person.CLERK, Person.LEAD, Person.SECURITY, Person.AUDITOR)) {
			house.as(person).get("/api/intake/tokens").expect(403);
		}
	}

	@Test
	void whoComplainedIsNeverKeptOfABatchEither() {
		var issued = house.as(Person.SYSTEM).post("/api/intake/tokens", token("热线", House.COUNTY, until())).expect(201).json();
		sql.sql("select 1").query(Integer.class).single();
		var complaint = new HashMap<String, Object>(token("热线投诉", House.COUNTY, until()));
		complaint.put("channel", "COMPLAINT");
		var secret = house.as(Person.SYSTEM).post("/api/intake/tokens", complaint).expect(201).json().get("secret").asString();

		var answer = send(secret, List.of(Map.of("投诉人", "司马金丝雀", "phone", "13700002222", "投诉内容", "我交的钱不退，电话13700002222，要求退款" + IntakeFixtures.word())))
			.expect(200)
			.json();

		assertThat(issued.get("secret").asString()).startsWith("ffi_");
		assertThat(answer.get("dropped").valueStream().map(JsonNode::asString)).containsExactlyInAnyOrder("投诉人", "phone");
		var item = house.as(Person.CLERK).get("/api/intake/items/{id}", answer.get("lines").get(0).get("itemId").asString()).expect(200);
		assertThat(item.text()).doesNotContain("13700002222", "司马金丝雀");
	}

	@Test
	void aTokenThatSendsTooOftenIsToldWhenItMayAgain() {
		var secret = issue("急平台", House.COUNTY).get("secret").asString();
		var other = issue("慢平台", House.COUNTY).get("secret").asString();
		var texts = List.of(Map.<String, Object>of("body", advert()));
		for (var i = 0; i < 60; i++) {
			send(secret, texts).expect(200);
		}

		var refused = send(secret, List.of(Map.of("body", "第六十一批" + IntakeFixtures.word()))).expect(429);

		assertThat(refused.json().get("type").asString()).endsWith("IntakeTokenTooOften");
		assertThat(refused.json().get("detail").asString()).contains("60批").contains(refused.header("Retry-After") + "秒");
		assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
		assertThat(IntakeFixtures.find(house.as(Person.CLERK), "第六十一批")).isEmpty();
		send(other, texts).expect(200);
		var now = java.time.Instant.now();
		assertThat(take(secret, now).pause()).isPositive();
		assertThat(take(secret, now.plusSeconds(61)).pause()).isZero();
		assertThat(take(secret, now.plusSeconds(62)).pause()).as("counted anew").isZero();
		assertThat(take(secret, now.plusSeconds(63), 2).pause()).hasSeconds(58);
	}

	private IntakeTokens.Bearer take(String secret, java.time.Instant at) {
		return take(secret, at, 60);
	}

	private IntakeTokens.Bearer take(String secret, java.time.Instant at, int most) {
		return new TransactionTemplate(transactions).execute(s -> tokens.take(secret, most, at).orElseThrow());
	}

	@Test
	void nothingOfABodyIsReadBeforeTheTokenIsGood() {
		var secret = issue("省平台", House.COUNTY).get("secret").asString();
		var broken = "{\"items\": [" + "{".repeat(100);

		assertThat(house.newBrowser().sendWith("POST", "/api/intake/items", broken, Map.of()).status()).isEqualTo(401);
		assertThat(house.newBrowser()
			.sendWith("POST", "/api/intake/items", broken, Map.of("Authorization", "Bearer ffi_" + "x".repeat(43)))
			.status()).isEqualTo(401);
		assertThat(house.newBrowser().sendWith("POST", "/api/intake/items", broken, Map.of("Authorization", "Bearer " + secret)).status())
			.isEqualTo(400);
	}

	@Test
	void aBatchMayBeLongerThanAFormAndOfAnUnknownFieldOnlyTheBeginningIsKept() {
		var secret = issue("省平台", House.COUNTY).get("secret").asString();
		var text = new HashMap<String, Object>();
		text.put("body", advert());
		text.put("网页源码" + "甲".repeat(500), "x".repeat(2 << 20));
		for (var i = 0; i < 1_000; i++) {
			text.put("field" + i, "y");
		}

		var answer = send(secret, List.of(text)).expect(200).json();

		var id = answer.get("lines").get(0).get("itemId").asString();
		var payload = inScope(() -> sql.sql("""
				select w.payload
				from intake_raw w
				join intake_sighting s on s.raw_id = w.raw_id
				where s.item_id = cast(:id as uuid)
				""").param("id", id).query(String.class).single());
		assertThat(payload).hasSizeLessThan(10_000).contains(text.get("body").toString());
	}

	@Test
	void aTokenHasOneBatchAtATimeAndOthersGoOn() throws Exception {
		var issued = issue("慢平台", House.COUNTY);
		var id = issued.get("token").get("tokenId").asString();
		var secret = issued.get("secret").asString();
		var other = issue("快平台", House.COUNTY).get("secret").asString();
		var texts = List.of(Map.<String, Object>of("body", advert()));
		var body = ("{\"items\":[{\"body\":\"" + advert() + "\"}]}").getBytes(StandardCharsets.UTF_8);
		try (var slow = new Socket("localhost", port)) {
			slow.setSoTimeout(60_000);
			var out = slow.getOutputStream();
			out.write(("POST /api/intake/items HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nAuthorization: Bearer "
					+ secret + "\r\nIdempotency-Key: " + UUID.randomUUID() + "\r\nContent-Length: " + body.length + "\r\n\r\n")
				.getBytes(StandardCharsets.US_ASCII));
			out.write(body, 0, 10);
			out.flush();

			IntakeFixtures.until(() -> used(id), () -> "the first batch never comes in");
			assertThat(send(secret, texts).expect(429).json().get("type").asString()).endsWith("IntakeTokenBusy");
			send(other, texts).expect(200);
			out.write(body, 10, body.length - 10);
			out.flush();

			assertThat(new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).startsWith("HTTP/1.1 200");
		}
		IntakeFixtures.until(() -> send(secret, texts).status() == 200, () -> "the token stays shut");
	}

	private boolean used(String token) {
		return house.as(Person.SYSTEM)
			.get("/api/intake/tokens")
			.expect(200)
			.json()
			.valueStream()
			.anyMatch(t -> t.get("tokenId").asString().equals(token) && t.hasNonNull("lastUsedAt"));
	}

	@Test
	void aBatchThatWaitsForAnotherHoldsNoTurn() throws Exception {
		var gate = new IntakeTokenGate(null);
		var here = new IntakeTokens.Bearer(UUID.randomUUID(), "甲", IntakeChannel.POST, new RegionCode(House.TOWNSHIP_A), Duration.ZERO);
		var next = new IntakeTokens.Bearer(UUID.randomUUID(), "乙", IntakeChannel.POST, new RegionCode(House.TOWNSHIP_B), Duration.ZERO);
		var elsewhere = new IntakeTokens.Bearer(UUID.randomUUID(), "丙", IntakeChannel.NEWS, new RegionCode(House.TOWNSHIP_A), Duration.ZERO);
		var began = new java.util.concurrent.atomic.AtomicBoolean();

		var waiting = gate.inTurn(here, () -> {
			var second = java.util.concurrent.CompletableFuture.supplyAsync(() -> gate.inTurn(next, () -> {
				began.set(true);
				return 2;
			}));
			assertThat(gate.inTurn(elsewhere, () -> 3)).as("another channel").isEqualTo(3);
			assertThat(began).isFalse();
			return second;
		});

		assertThat(waiting.get(20, java.util.concurrent.TimeUnit.SECONDS)).isEqualTo(2);
	}

	@Test
	void aSystemAdministratorReachesTheTokensOfTheOwnTerritoryAlone() {
		var token = issue("县里的", House.COUNTY).get("token").get("tokenId").asString();
		var neighbour = IntakeFixtures.systemAdministrator(house, House.OTHER_COUNTY);

		assertThat(neighbour.browser().get("/api/intake/tokens").expect(200).json()).isEmpty();
		neighbour.browser().put("/api/intake/tokens/{id}/revocation", Map.of("version", 0), token).expect(404);
		neighbour.browser().post("/api/intake/tokens", token("越界", House.COUNTY, until())).expect(422);
		assertThat(neighbour.<Integer>runs(access, () -> new TransactionTemplate(transactions)
			.execute(s -> sql.sql("select count(token_id) from intake_token").query(Integer.class).single()))).isZero();
		assertThat(neighbour.<Integer>runs(access, () -> new TransactionTemplate(transactions)
			.execute(s -> sql.sql("update intake_token set version = version + 1").update()))).isZero();
		house.as(Person.SYSTEM).put("/api/intake/tokens/{id}/revocation", Map.of("version", 0), token).expect(200);
	}

	private <T> T inScope(java.util.function.Supplier<T> act) {
		return house.runAs(access, Person.CLERK, () -> new TransactionTemplate(transactions).execute(s -> act.get()));
	}

	@Test
	void aBatchIsOneToFiveHundred() {
		var secret = issue("省平台", House.COUNTY).get("secret").asString();

		send(secret, List.of()).expect(400);
		send(secret, java.util.Collections.nCopies(501, Map.of("body", "一"))).expect(400);
	}

	private JsonNode issue(String name, String region) {
		return house.as(Person.SYSTEM).post("/api/intake/tokens", token(name, region, until())).expect(201).json();
	}

	private static String until() {
		return WarningFixtures.today().plusDays(30).toString();
	}

	private static Map<String, Object> token(String name, String region, String until) {
		return Map.of("name", name, "channel", "POST", "regionCode", region, "until", until);
	}

	private Browser.Answer send(String secret, List<? extends Map<String, ?>> texts) {
		return send(secret, UUID.randomUUID().toString(), texts);
	}

	private Browser.Answer send(String secret, String key, List<? extends Map<String, ?>> texts) {
		return house.newBrowser()
			.sendWith("POST", "/api/intake/items", Map.of("items", texts), Map.of("Authorization", "Bearer " + secret, "Idempotency-Key", key));
	}
}
