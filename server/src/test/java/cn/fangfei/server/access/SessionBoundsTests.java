package cn.fangfei.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.kernel.RoleName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the database itself gives a token to see (AC-2, AC-3): it ends with the post and the account, whoever was faster. */
@HouseTest
class SessionBoundsTests {

	@Autowired
	House house;

	@Autowired
	JdbcClient sql;

	@Autowired
	TransactionTemplate transactions;

	@Autowired
	Access access;

	@Autowired
	Sessions sessions;

	@Autowired
	Accounts accounts;

	@Test
	void aTokenHasTheBoundsOfItsPostUntilThatIsRevoked() {
		var clerk = clerk("bounds.revoked");
		var token = open(clerk);
		assertThat(bounds(token)).containsExactly(House.COUNTY, "340324000000", "OFFICE_CLERK", clerk.account().toString());

		house.as(Person.SECURITY).delete("/api/posts/{id}", clerk.post()).expect(204);

		assertThat(bounds(token)).containsExactly("", "", "", clerk.account().toString());
	}

	@Test
	void theTokensOfADisabledAccountEndAndDoNotComeBackWithIt() {
		var clerk = clerk("bounds.disabled");
		var token = open(clerk);

		house.as(Person.SYSTEM).put("/api/accounts/{id}/status", Map.of("status", "DISABLED", "version", 0), clerk.account()).expect(200);
		assertThat(bounds(token)).containsExactly("", "", "", "");
		assertThat(bounds(open(clerk))).containsExactly("", "", "", "");

		house.as(Person.SYSTEM).put("/api/accounts/{id}/status", Map.of("status", "ACTIVE", "version", 1), clerk.account()).expect(200);
		assertThat(bounds(token)).containsExactly("", "", "", "");
	}

	@Test
	void aSessionOpenedWhileItsPostIsBeingRevokedHasNoBounds() throws Exception {
		var clerk = clerk("bounds.raced");
		var token = Sessions.newToken();
		var opening = house.runAs(access, Person.SECURITY, () -> transactions.execute(status -> {
			assertThat(accounts.revoke(clerk.post(), clerk.account())).isTrue();
			var opened = CompletableFuture.runAsync(() -> open(clerk, token));
			try {
				// it may end only after this transaction has
				opened.get(1, TimeUnit.SECONDS);
			}
			catch (TimeoutException e) {
				return opened;
			}
			catch (Exception e) {
				throw new IllegalStateException(e);
			}
			return opened;
		}));

		try {
			opening.join();
		}
		catch (CompletionException e) {
			assertThat(e).hasCauseInstanceOf(DataAccessException.class);
		}
		assertThat(bounds(token)).startsWith("", "", "");
	}

	private record Clerk(UUID account, UUID post) {
	}

	private Clerk clerk(String loginName) {
		var created = house.as(Person.SYSTEM)
			.post("/api/accounts", Map.of("loginName", loginName, "displayName", "新来的人"))
			.expect(201)
			.json();
		var account = UUID.fromString(created.get("account").get("accountId").asString());
		var post = house.as(Person.SECURITY)
			.post("/api/accounts/{id}/posts",
					Map.of("unitId", house.unit("office"), "regionCode", House.COUNTY, "role", RoleName.OFFICE_CLERK), account)
			.expect(201)
			.json();
		return new Clerk(account, UUID.fromString(post.get("postId").asString()));
	}

	private String open(Clerk clerk) {
		var token = Sessions.newToken();
		open(clerk, token);
		return token;
	}

	private void open(Clerk clerk, String token) {
		var now = Instant.now();
		sessions.open(token, clerk.account(), clerk.post(), now, now.plusSeconds(3_600));
	}

	/** Lower and upper bound, role and account that row security sees under a token; empty where it sees none. */
	private List<String> bounds(String token) {
		return transactions.execute(status -> {
			sql.sql("select set_config('app.tok', :token, true)").param("token", token).query(String.class).single();
			return sql.sql("""
					select unnest(array[coalesce(access_lo(), ''), coalesce(access_hi(), ''), coalesce(access_role(), ''),
					                    coalesce(access_account_id()::text, '')])
					""").query(String.class).list();
		});
	}
}
