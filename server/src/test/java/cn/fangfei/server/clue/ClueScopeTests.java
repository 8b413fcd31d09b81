package cn.fangfei.server.clue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Each query of this room bears the scope in its own text. The session is the county clerk's, to whom row security shows
 * everything; the scope that is handed in is narrower, and only the query can hold to it.
 */
@HouseTest
class ClueScopeTests {

	@Autowired
	House house;

	@Autowired
	Access access;

	@Autowired
	Clues clues;

	@Autowired
	Findings findings;

	@Autowired
	PlatformTransactionManager transactions;

	private final UUID firm = UUID.randomUUID();

	private String subject = "";

	private ClueId concluded = ClueId.next();

	private ClueId assigned = ClueId.next();

	@BeforeEach
	void twoClues() {
		var done = ClueFixtures.assigned(house, House.TOWNSHIP_A, "townA");
		house.as(Person.TOWN_A)
			.put("/api/clues/{id}/finding", ClueFixtures.finding(done.get("version").asInt()), ClueFixtures.id(done))
			.expect(200);
		concluded = new ClueId(UUID.fromString(ClueFixtures.id(done)));
		var waiting = ClueFixtures.assigned(house, House.TOWNSHIP_A, "agency");
		assigned = new ClueId(UUID.fromString(ClueFixtures.id(waiting)));
		subject = waiting.get("subjectName").asString();
		house.as(Person.TOWN_B).post("/api/clues", ClueFixtures.report(subject, House.TOWNSHIP_B)).expect(201);
	}

	private static final ClueDays DAYS = new ClueDays(ClueFixtures.today(), ClueFixtures.today());

	@Test
	void theOwnScopeFindsEverything() {
		var scope = new RegionCode(House.TOWNSHIP_A);
		var inside = new Scope(scope.lo(), scope.hi(), null, null, null);

		assertThat(asClerk(() -> clues.get(assigned, inside))).isPresent();
		assertThat(asClerk(() -> clues.page(filter(), actor(inside), new Paging(0, 50, null), DAYS))).hasSize(1);
		assertThat(asClerk(() -> clues.count(filter(), actor(inside), DAYS, 100))).isEqualTo(1);
		assertThat(asClerk(() -> clues.events(assigned, inside))).hasSize(3);
		assertThat(asClerk(() -> findings.of(concluded, inside))).isPresent();
	}

	@Test
	void anyWayIntoAScopeSuffices() {
		var unit = new Scope(null, null, null, house.unit("agency"), null);
		var maker = new Scope(null, null, null, null, accountOf(Person.CLERK));

		assertThat(asClerk(() -> clues.get(assigned, unit))).isPresent();
		assertThat(asClerk(() -> clues.get(assigned, maker))).isPresent();
		assertThat(asClerk(() -> findings.of(concluded, maker))).isPresent();
	}

	@Test
	void noQueryLeavesTheScopeThatItIsGiven() {
		for (var outside : List.of(Scope.NOTHING, townB(), new Scope(null, null, house.gridA(), null, null),
				new Scope(null, null, null, UUID.randomUUID(), UUID.randomUUID()))) {
			assertThat(asClerk(() -> clues.get(assigned, outside))).isEmpty();
			assertThat(asClerk(() -> clues.page(filter(), actor(outside), new Paging(0, 50, null), DAYS))).isEmpty();
			assertThat(asClerk(() -> clues.count(filter(), actor(outside), DAYS, 100))).isZero();
			assertThat(asClerk(() -> clues.events(assigned, outside))).isEmpty();
			assertThat(asClerk(() -> findings.of(concluded, outside))).isEmpty();
			assertThat(asClerk(() -> {
				var clue = clues.get(assigned, access.actor().scope()).orElseThrow();
				return clues.save(clue.conclude(Illegality.UNDETERMINED), outside);
			})).isFalse();
			assertThat(asClerk(() -> clues.claim(assigned, actor(outside), Instant.now(), Instant.now().plusSeconds(60)))).isFalse();
			assertThat(asClerk(() -> clues.release(assigned, actor(outside)))).isFalse();
			assertThat(asClerk(() -> clues.next(actor(outside), Instant.now())).map(Clue::id)).isNotEqualTo(Optional.of(assigned));
		}
	}

	@Test
	void aFirmIsMarkedForThoseWhoSeeItsClueAlone() {
		var region = new RegionCode(House.TOWNSHIP_A);
		asClerk(() -> {
			var clue = clues.get(assigned, access.actor().scope()).orElseThrow();
			return clues.addUnlessOpen(new Clue(ClueId.next(), "340323-1999-" + firm, MatterKey.of("虚构" + firm, null, region),
					"虚构" + firm, null, firm, clue.source(), region, null, clue.foundOn(), null, null, null, null, null, "描述",
					ClueStatus.REGISTERED, null, null, null, null, clue.createdBy(), "某人", clue.registeredAt(), 0, false,
					null, null, null, ClueRound.NONE, null));
		});

		assertThat(asClerk(() -> clues.firmsWithOpenClue(Set.of(firm), access.actor().scope()))).containsExactly(firm);
		assertThat(asClerk(() -> clues.firmsWithOpenClue(Set.of(firm), townB()))).isEmpty();
	}

	@Test
	void theIndexAloneKeepsOneOpenClueWithoutAnybodyWaitingInLine() throws Exception {
		var region = new RegionCode(House.TOWNSHIP_A);
		var maker = accountOf(Person.CLERK);
		var matter = MatterKey.of("虚构" + firm, null, region);
		var work = new ArrayList<Callable<Boolean>>();
		for (var i = 0; i < 60; i++) {
			var clue = new Clue(ClueId.next(), "race-" + firm + i, matter, "虚构", null, null, ClueSource.OTHER, region, null,
					ClueFixtures.today(), null, null, null, null, null, "描述", ClueStatus.REGISTERED, null, null, null, null, maker,
					"某人", Instant.now(), 0, false, null, null, null, ClueRound.NONE, null);
			work.add(() -> asClerk(() -> clues.addUnlessOpen(clue)));
		}

		var threads = Executors.newFixedThreadPool(6);
		var born = 0;
		for (var done : threads.invokeAll(work)) {
			born += done.get() ? 1 : 0;
		}
		threads.shutdown();

		assertThat(born).isEqualTo(1);
	}

	private static Scope townB() {
		var region = new RegionCode(House.TOWNSHIP_B);
		return new Scope(region.lo(), region.hi(), null, null, null);
	}

	private ClueFilter filter() {
		return new ClueFilter(ClueListView.TERRITORY, null, null, null, null, subject, null, null, null, null, null, false,
				null);
	}

	private static Actor actor(Scope scope) {
		return new Actor(UUID.randomUUID(), "某人", null, null, null, null, scope, Set.of("clue:assign"));
	}

	private UUID accountOf(Person person) {
		return UUID.fromString(house.as(person).get("/api/session").json().get("accountId").asString());
	}

	private <T> T asClerk(Supplier<T> question) {
		var session = house.as(Person.CLERK).get("/api/session").json();
		return access.runAs(accountOf(Person.CLERK), UUID.fromString(session.get("post").get("postId").asString()),
				() -> new TransactionTemplate(transactions).execute(status -> question.get()));
	}
}
