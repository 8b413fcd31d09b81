package cn.fangfei.server.clue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.RegionCode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How clues are found by name, number and code (AC-2): the index of names lies beside row security and must answer no more. */
@HouseTest
class ClueSearchTests {

	private static final String CODE = "91110000MA001BU38D";

	@Autowired
	House house;

	@Autowired
	Access access;

	@Autowired
	Clues clues;

	@Autowired
	JdbcClient sql;

	@Autowired
	PlatformTransactionManager transactions;

	@Test
	void aNameIsFoundByAnyOfItsCharacters() {
		house.as(Person.CLERK).post("/api/clues", ClueFixtures.report("鑫鼱财富虚构中心", House.TOWNSHIP_A)).expect(201);

		for (var words : List.of("鼱", "鑫鼱", "鼱财富", " 鑫鼱财富虚构中心 ")) {
			assertThat(total(Person.CLERK, words)).as(words).isEqualTo(1);
		}
		assertThat(total(Person.CLERK, "鼱鑫")).isZero();
		assertThat(total(Person.CLERK, "鑫_财")).isZero();
		assertThat(total(Person.CLERK, "鑫%财")).isZero();
	}

	@Test
	void aNumberIsFoundWholeOrByItsBeginning() {
		var number = ClueFixtures.assigned(house, House.TOWNSHIP_A, "townA").get("number").asString();

		assertThat(total(Person.CLERK, number)).isEqualTo(1);
		assertThat(total(Person.CLERK, number.substring(0, 12))).isPositive();
		assertThat(total(Person.CLERK, number + "0")).isZero();
		assertThat(total(Person.CLERK, "999999-2026")).isZero();
	}

	@Test
	void aCodeIsFoundWhole() {
		var report = ClueFixtures.report(ClueFixtures.subject(), House.TOWNSHIP_A);
		report.put("creditCode", CODE);
		house.as(Person.CLERK).post("/api/clues", report);

		assertThat(total(Person.CLERK, CODE.toLowerCase(java.util.Locale.ROOT))).isPositive();
		assertThat(total(Person.TOWN_B, CODE)).isZero();
	}

	@Test
	void theIndexOfNamesAnswersWithinTheBoundsOfTheSession() {
		var subject = "靐靐" + ClueFixtures.subject();
		house.as(Person.CLERK).post("/api/clues", ClueFixtures.report(subject, House.TOWNSHIP_A)).expect(201);

		assertThat(as(Person.CLERK, () -> named("靐靐"))).isPositive();
		assertThat(as(Person.TOWN_A, () -> named("靐靐"))).isPositive();
		assertThat(as(Person.TOWN_B, () -> named("靐靐"))).isZero();
		assertThat(named("靐靐")).isZero();
	}

	@Test
	void aNameThatManyHaveIsReadFromTheNewestOn() {
		var region = new RegionCode(House.TOWNSHIP_A);
		var first = Instant.parse("2020-01-01T00:00:00Z");

		as(Person.CLERK, () -> {
			for (var i = 0; i <= 1_000; i++) {
				var name = "龘龘" + i + "号";
				clues.addUnlessOpen(new Clue(ClueId.next(), "340323-2020-9" + i, MatterKey.of(name, null, region), name, null, null,
						ClueSource.OTHER, region, null, ClueFixtures.today(), null, null, null, null, null, "描述",
						ClueStatus.REGISTERED, null, null, null, null, access.actor().accountId(), "某人", first.plusSeconds(i), 0,
						false, null, null, null, ClueRound.NONE, null));
			}
			var days = new ClueDays(ClueFixtures.today(), ClueFixtures.today());
			for (var most : new int[] {1_001, 10}) {
				assertThat(clues.count(filter("龘龘"), access.actor(), days, most)).isEqualTo(most);
			}
			assertThat(clues.page(filter("龘龘"), access.actor(), new Paging(0, 1, null), days)).extracting(Clue::subjectName)
				.containsExactly("龘龘1000号");
			assertThat(clues.count(filter("龘龘7号"), access.actor(), days, 10)).isEqualTo(1);
			return null;
		});
	}

	private static ClueFilter filter(String words) {
		return new ClueFilter(ClueListView.TERRITORY, null, null, null, null, words, null, null, null, null, null, false, null);
	}

	private int total(Person person, String words) {
		return house.as(person).get("/api/clues?view=TERRITORY&q={q}", words).expect(200).json().get("total").asInt();
	}

	private int named(String words) {
		return sql.sql("select clue_named(:words, 100)").param("words", words).query(UUID.class).list().size();
	}

	/** Asks as somebody, and takes back what the question wrote. */
	private <T> T as(Person person, Supplier<T> question) {
		var session = house.as(person).get("/api/session").json();
		return access.runAs(UUID.fromString(session.get("accountId").asString()),
				UUID.fromString(session.get("post").get("postId").asString()),
				() -> new TransactionTemplate(transactions).execute(status -> {
					status.setRollbackOnly();
					return question.get();
				}));
	}
}
