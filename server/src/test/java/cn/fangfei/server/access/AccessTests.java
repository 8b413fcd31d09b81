package cn.fangfei.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fangfei.server.Browser;
import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.kernel.RoleName;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@HouseTest
class AccessTests {

	@Autowired
	House house;

	@Autowired
	JdbcClient sql;

	@Autowired
	TransactionTemplate transactions;

	@Autowired
	Sessions sessions;

	@Autowired
	Accounts accounts;

	@Autowired
	Roles roles;

	@LocalServerPort
	int port;

	@Test
	void fiveWrongPasswordsShutTheAccountForFifteenMinutes() {
		var newcomer = newAccount("locked.out");
		for (var i = 0; i < 5; i++) {
			assertThat(signIn("locked.out", "Wrong-password-" + i).status()).isEqualTo(401);
		}

		var right = signIn("locked.out", newcomer.initialPassword());

		assertThat(right.status()).isEqualTo(429);
		assertThat(right.json().get("detail").asString()).contains("登录暂停到");
		var account = accounts.byId(newcomer.accountId()).orElseThrow();
		assertThat(account.lockedAt(Instant.now().plus(Duration.ofMinutes(14)))).isTrue();
		assertThat(account.lockedAt(Instant.now().plus(Duration.ofMinutes(16)))).isFalse();
	}

	@Test
	void anUnknownNameAndAWrongPasswordAnswerAlike() {
		var newcomer = newAccount("well.known");

		var unknown = signIn("nobody.at.all", "Wrong-password-1");
		var wrong = signIn("well.known", "Wrong-password-1");

		assertThat(newcomer.accountId()).isNotNull();
		assertThat(unknown.text()).isEqualTo(wrong.text());
		assertThat(unknown.status()).isEqualTo(wrong.status()).isEqualTo(401);
	}

	@Test
	void passwordsAreKeptByArgon2idWithTheLeastCostAllowed() {
		house.as(Person.CLERK);

		var hash = sql.sql("select password_hash from access_account limit 1").query(String.class).single();

		assertThat(hash).startsWith("$argon2id$").contains("m=19456,t=2,p=1");
	}

	@Test
	void theSessionCookieIsSecureHostBoundAndNeverReadByScripts() {
		var browser = house.newBrowser();
		browser.get("/api/setup");
		var answer = browser.post("/api/session", Map.of("loginName", Person.CLERK.loginName(), "password", House.password()));
		house.as(Person.CLERK);

		var again = house.newBrowser();
		again.get("/api/setup");
		var cookie = again.post("/api/session", Map.of("loginName", Person.CLERK.loginName(), "password", House.password()))
			.raw()
			.headers()
			.allValues("Set-Cookie")
			.stream()
			.filter(c -> c.startsWith("__Host-fangfei="))
			.findFirst()
			.orElseThrow();

		assertThat(answer).isNotNull();
		assertThat(cookie).contains("Secure", "HttpOnly", "SameSite=Strict", "Path=/").doesNotContain("Domain");
		assertThat(cookie.substring("__Host-fangfei=".length(), cookie.indexOf(';'))).hasSizeGreaterThanOrEqualTo(43);
	}

	@Test
	void aPostWithoutTheTokenAgainstForgeryIsRefused() throws Exception {
		var cookie = "__Host-fangfei=" + house.as(Person.SYSTEM).cookies().get("__Host-fangfei");

		var forged = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/accounts"))
				.header("Cookie", cookie)
				.header("Idempotency-Key", UUID.randomUUID().toString())
				.header("Content-Type", "application/x-www-form-urlencoded")
				.POST(HttpRequest.BodyPublishers.ofString("loginName=a&displayName=b"))
				.build(), HttpResponse.BodyHandlers.ofString());

		assertThat(forged.statusCode()).isEqualTo(403);
	}

	@Test
	void aSessionEndsWhenItIsIdleAndAtItsAbsoluteEnd() {
		var account = newAccount("idle.person").accountId();
		var start = Instant.now();
		var idle = Duration.ofMinutes(15);
		sessions.open("token-idle", account, null, start, start.plus(Duration.ofHours(8)));
		sessions.open("token-busy", account, null, start, start.plus(Duration.ofHours(8)));

		for (var minutes = 10; minutes <= 480; minutes += 10) {
			var now = start.plus(Duration.ofMinutes(minutes));
			assertThat(sessions.touch("token-busy", now, idle).isPresent()).as("after %d minutes", minutes)
				.isEqualTo(minutes < 480);
		}

		assertThat(sessions.touch("token-idle", start.plus(idle).plusSeconds(1), idle)).isEmpty();
	}

	@Test
	void signingOutEndsTheSessionAndClearsTheBrowser() {
		var browser = house.newBrowser().signIn(Person.LEADER.loginName(), passwordOf(Person.LEADER));
		var cookie = browser.cookies().get("__Host-fangfei");

		var answer = browser.delete("/api/session").expect(204);

		assertThat(answer.header("Clear-Site-Data")).contains("storage");
		browser.cookies().put("__Host-fangfei", cookie);
		browser.get("/api/session").expect(401);
	}

	@Test
	void theListOfAccountsIsFoundByNameWithItsPosts() {
		house.as(Person.CLERK);

		var page = house.as(Person.SYSTEM).get("/api/accounts?q={q}", Person.CLERK.loginName()).expect(200).json();

		assertThat(page.get("total").asInt()).isEqualTo(1);
		assertThat(page.get("rows").get(0).get("posts").get(0).get("unitName").asString()).isEqualTo("固镇县处非办");
	}

	@Test
	void aDisabledAccountLosesItsSessionAtTheNextRequest() {
		var person = newAccount("soon.disabled");
		var browser = house.newBrowser().signIn("soon.disabled", person.initialPassword());
		browser.get("/api/session").expect(200);

		house.as(Person.SYSTEM)
			.put("/api/accounts/{id}/status", Map.of("status", "DISABLED", "version", 0), person.accountId())
			.expect(200);

		browser.get("/api/session").expect(401);
	}

	@Test
	void aRevokedPostIsWithoutRightsAtTheNextRequest() {
		var person = newAccount("soon.revoked");
		var post = house.as(Person.SECURITY)
			.post("/api/accounts/{id}/posts", Map.of("unitId", house.unit("office"), "regionCode", House.COUNTY, "role",
					RoleName.OFFICE_CLERK), person.accountId())
			.expect(201)
			.json()
			.get("postId")
			.asString();
		var browser = house.newBrowser().signIn("soon.revoked", person.initialPassword());
		browser.put("/api/session/password",
				Map.of("oldPassword", person.initialPassword(), "newPassword", "Another-Phrase-2026"))
			.expect(200);
		browser.get("/api/regions").expect(200);

		house.as(Person.SECURITY).delete("/api/posts/{id}", post).expect(204);

		browser.get("/api/regions").expect(403);
	}

	@Test
	void aFirstPasswordOpensNothingButItsOwnChange() {
		var person = newAccount("first.day");
		var browser = house.newBrowser().signIn("first.day", person.initialPassword());

		var refused = browser.get("/api/regions");

		assertThat(refused.status()).isEqualTo(403);
		assertThat(refused.json().get("type").asString()).isEqualTo("/problems/PasswordChangeDue");
	}

	@Test
	void weakPasswordsAreRefused() {
		var person = newAccount("weak.choice");
		for (var weak : List.of("Short-1", "alllowercase12", "weak.choice-AA11", "AAAAAAAAAAAA11-a")) {
			var browser = house.newBrowser().signIn("weak.choice", person.initialPassword());

			var answer = browser.put("/api/session/password",
					Map.of("oldPassword", person.initialPassword(), "newPassword", weak));

			assertThat(answer.status()).as(weak).isEqualTo(422);
		}
		Passwords.refuseWeak("a long phrase of several plain words will do", "weak.choice", "某人");
	}

	@Test
	void nobodyHoldsTwoKindsOfAdministrator() {
		var person = newAccount("two.hats");
		var post = Map.of("unitId", house.unit("office"), "regionCode", House.COUNTY, "role", RoleName.AUDIT_ADMIN);
		house.as(Person.SECURITY).post("/api/accounts/{id}/posts", post, person.accountId()).expect(201);

		var second = house.as(Person.SECURITY)
			.post("/api/accounts/{id}/posts", Map.of("unitId", house.unit("office"), "regionCode", House.COUNTY, "role",
					RoleName.OFFICE_CLERK), person.accountId());

		assertThat(second.status()).isEqualTo(409);
		assertThat(second.json().get("type").asString()).isEqualTo("/problems/DutiesConflict");
	}

	@Test
	void theSetupIsClosedForGood() {
		house.as(Person.SYSTEM);
		var browser = house.newBrowser();

		assertThat(browser.get("/api/setup").json().get("open").asBoolean()).isFalse();
		var again = browser.post("/api/setup", Map.of("setupToken", "setup-token-of-the-tests", "administrators", List.of()));

		assertThat(again.status()).isEqualTo(409);
	}

	@Test
	void anotherPersonsPostCannotBeTaken() {
		var posts = house.as(Person.LEAD).get("/api/session").json().get("post").get("postId").asString();

		var answer = house.as(Person.TOWN_A).put("/api/session/post", Map.of("postId", posts));

		assertThat(answer.status()).isEqualTo(404);
	}

	@Test
	void theSameRequestTwiceOpensOneAccountAndAnotherUnderItsKeyIsRefused() {
		var key = UUID.randomUUID().toString();
		var body = Map.of("loginName", "once.only", "displayName", "只此一次");

		var first = house.as(Person.SYSTEM).postWithKey(key, "/api/accounts", body).expect(201);
		var second = house.as(Person.SYSTEM).postWithKey(key, "/api/accounts", body).expect(201);
		var other = house.as(Person.SYSTEM)
			.postWithKey(key, "/api/accounts", Map.of("loginName", "once.more", "displayName", "另一个"));

		assertThat(second.text()).isEqualTo(first.text());
		assertThat(other.status()).isEqualTo(422);
	}

	@Test
	void whatIsWrongWithAFieldIsSaidInChinese() {
		var answer = house.as(Person.SYSTEM).post("/api/accounts", Map.of("loginName", "x".repeat(99), "displayName", ""));

		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.json().get("errors")).isNotEmpty()
			.allSatisfy(error -> assertThat(error.get("message").asString()).matches(".*\\p{IsHan}.*").doesNotMatch(".*[a-z]{3,}.*"));
	}

	@Test
	void aStaleVersionIsRefused() {
		var person = newAccount("changed.twice").accountId();
		house.as(Person.SYSTEM).put("/api/accounts/{id}/password", Map.of("version", 0), person).expect(200);

		var stale = house.as(Person.SYSTEM).put("/api/accounts/{id}/password", Map.of("version", 0), person);

		assertThat(stale.status()).isEqualTo(409);
	}

	@Test
	void theApplicationRoleCannotReadSessionsNorOpenOneWithoutTheKey() {
		house.as(Person.CLERK);

		assertThatThrownBy(() -> sql.sql("select count(*) from access_session").query(Long.class).single())
			.isInstanceOf(DataAccessException.class);
		assertThatThrownBy(() -> sql.sql("select count(*) from access_server_key").query(Long.class).single())
			.isInstanceOf(DataAccessException.class);
		assertThatThrownBy(() -> sql
			.sql("select access_open_session('guess', 'mine', account_id, null, now(), now() + interval '1 day') from access_account limit 1")
			.query((row, n) -> 0)
			.list()).isInstanceOf(DataAccessException.class);
	}

	@Test
	void aGuessedTokenSeesNothingAndCannotGrant() {
		house.as(Person.CLERK);

		var account = transactions.execute(status -> {
			sql.sql("select set_config('app.tok', 'guessed', true)").query((row, n) -> 0).list();
			return sql.sql("select access_account_id()").query(UUID.class).optional();
		});

		assertThat(account).isEmpty();
		assertThatThrownBy(() -> sql.sql("""
				insert into access_post (post_id, account_id, unit_id, region_code, role)
				select gen_random_uuid(), account_id, gen_random_uuid(), '000000000000', 'OFFICE_LEAD'
				from access_account
				limit 1
				""").update()).isInstanceOf(DataAccessException.class);
	}

	@Test
	void theAuditTrailIsReadByItsAdministratorAloneAndChangedByNobody() {
		house.as(Person.CLERK);

		assertThat(house.as(Person.AUDITOR).get("/api/audit?action=session:open").expect(200).json().get("total").asLong())
			.isPositive();
		assertThat(sql.sql("select count(*) from audit_entry").query(Long.class).single()).isZero();
		assertThatThrownBy(() -> sql.sql("update audit_entry set detail = ''").update())
			.isInstanceOf(DataAccessException.class);
		assertThatThrownBy(() -> sql.sql("delete from audit_entry").update()).isInstanceOf(DataAccessException.class);
	}

	@Test
	void reachInTheDatabaseIsReachInTheAccessTable() {
		var database = sql.sql("select role, reach from access_reach")
			.query((row, n) -> Map.entry(RoleName.valueOf(row.getString(1)), row.getString(2)))
			.list();

		assertThat(roles.reach().entrySet()).containsExactlyInAnyOrderElementsOf(database);
	}

	@Test
	void administratorsHoldNoWordOfBusiness() {
		for (var role : RoleName.values()) {
			if (role.administrator()) {
				assertThat(roles.permissions(role))
					.noneMatch(word -> word.matches("(clue|registry|wording|verification|ledger|report):.*"));
			}
		}
	}

	private String passwordOf(Person person) {
		house.as(person);
		return House.password();
	}

	private record NewAccount(UUID accountId, String initialPassword) {
	}

	private NewAccount newAccount(String loginName) {
		var created = house.as(Person.SYSTEM)
			.post("/api/accounts", Map.of("loginName", loginName, "displayName", "新来的人"))
			.expect(201)
			.json();
		return new NewAccount(UUID.fromString(created.get("account").get("accountId").asString()),
				created.get("initialPassword").asString());
	}

	private Browser.Answer signIn(String loginName, String password) {
		var browser = house.newBrowser();
		browser.get("/api/setup");
		return browser.post("/api/session", Map.of("loginName", loginName, "password", password));
	}
}
