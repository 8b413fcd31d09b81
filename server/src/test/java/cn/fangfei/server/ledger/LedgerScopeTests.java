package cn.fangfei.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.clue.ClueFixtures;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.Scope;
import cn.fangfei.server.kernel.Yuan;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Each query of the ledger bears the scope in its own text, whatever row security would show; see ClueScopeTests. */
@HouseTest
class LedgerScopeTests {

	private static final Paging FIRST = new Paging(0, 50, null);

	@Autowired
	House house;

	@Autowired
	Access access;

	@Autowired
	LedgerEntries entries;

	@Autowired
	Environment environment;

	@Autowired
	PlatformTransactionManager transactions;

	private String subject = "";

	private UUID entry = UUID.randomUUID();

	@BeforeEach
	void anEntry() {
		subject = ClueFixtures.registered(house, House.TOWNSHIP_A).get("subjectName").asString();
		entry = UUID.fromString(house.as(Person.CLERK)
			.get("/api/ledger?q={q}", subject)
			.expect(200)
			.json()
			.get("rows")
			.get(0)
			.get("entryId")
			.asString());
	}

	@Test
	void theOwnScopeFindsTheEntry() {
		var inside = scope(House.TOWNSHIP_A);
		var now = asClerk(entries::horizon);

		assertThat(asClerk(() -> entries.get(entry, now, inside))).isPresent();
		assertThat(asClerk(() -> entries.page(LedgerFilter.of(null, subject), now, inside, FIRST))).hasSize(1);
		assertThat(asClerk(() -> entries.page(LedgerFilter.of(new RegionCode(House.COUNTY), subject), now, inside, FIRST))).hasSize(1);
		assertThat(asClerk(() -> entries.count(LedgerFilter.of(null, subject), now, inside, 10))).isEqualTo(1);
		assertThat(asClerk(() -> entries.movements(entry, now, inside))).hasSize(1);
		assertThat(asClerk(() -> entries.regionOf(entry, inside))).isPresent();
		assertThat(opened(now, inside)).isPositive();
	}

	@Test
	void noQueryLeavesTheScopeThatItIsGiven() {
		var now = asClerk(entries::horizon);

		for (var outside : new Scope[] {Scope.NOTHING, scope(House.TOWNSHIP_B), scope(House.OTHER_COUNTY)}) {
			assertThat(asClerk(() -> entries.get(entry, now, outside))).isEmpty();
			assertThat(asClerk(() -> entries.page(LedgerFilter.of(null, subject), now, outside, FIRST))).isEmpty();
			assertThat(asClerk(() -> entries.page(LedgerFilter.of(new RegionCode(House.COUNTY), subject), now, outside, FIRST))).isEmpty();
			assertThat(asClerk(() -> entries.count(LedgerFilter.of(null, subject), now, outside, 10))).isZero();
			assertThat(asClerk(() -> entries.movements(entry, now, outside))).isEmpty();
			assertThat(asClerk(() -> entries.regionOf(entry, outside))).isEmpty();
			assertThat(asClerk(() -> entries.opened(now.minus(Duration.ofDays(1)), now.plusSeconds(1), now, LedgerReading.ALL, outside)
				.stream()
				.filter(row -> row.entryId().equals(entry))
				.toList())).isEmpty();
		}
	}

	@Test
	void aMovementOfAForeignTerritoryIsNotCountedIn() {
		LedgerFixtures.owner(environment).sql("""
				insert into ledger_movement (source_event, entry_id, territory, kind, occurred_at, recorded_at, by_name, raised)
				values (gen_random_uuid(), :entry, :territory, 'VERIFIED', now(), now(), '某人', 1)
				""").param("entry", entry).param("territory", House.TOWNSHIP_B).update();
		var now = asClerk(entries::horizon);

		var row = asClerk(() -> entries.get(entry, now, scope(House.TOWNSHIP_A))).orElseThrow();

		assertThat(row.movements()).isEqualTo(1);
		assertThat(row.raised()).isEqualTo(new Yuan(new BigDecimal("120000.5")));
	}

	private long opened(Instant now, Scope scope) {
		return asClerk(() -> entries.opened(now.minus(Duration.ofDays(1)), now.plusSeconds(1), now, LedgerReading.ALL, scope)
			.stream()
			.filter(row -> row.entryId().equals(entry))
			.count());
	}

	private static Scope scope(String region) {
		var code = new RegionCode(region);
		return new Scope(code.lo(), code.hi(), null, null, null);
	}

	private <T> T asClerk(Supplier<T> question) {
		var session = house.as(Person.CLERK).get("/api/session").json();
		return access.runAs(UUID.fromString(session.get("accountId").asString()),
				UUID.fromString(session.get("post").get("postId").asString()),
				() -> new TransactionTemplate(transactions).execute(status -> question.get()));
	}
}
