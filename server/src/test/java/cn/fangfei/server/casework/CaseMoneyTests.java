package cn.fangfei.server.casework;

import static cn.fangfei.server.casework.CaseFixtures.id;
import static cn.fangfei.server.casework.CaseFixtures.money;
import static cn.fangfei.server.casework.CaseFixtures.opened;
import static cn.fangfei.server.casework.CaseFixtures.post;
import static cn.fangfei.server.casework.CaseFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.clue.ClueFixtures;
import cn.fangfei.server.kernel.Yuan;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Money and people of a case: dated movements whose sums cannot be wrong (G23). */
@HouseTest
class CaseMoneyTests {

	@Autowired
	House house;

	@Autowired
	Access access;

	@Autowired
	CaseMovements movements;

	@Autowired
	JdbcClient sql;

	@Autowired
	PlatformTransactionManager transactions;

	@Test
	void moreIsNeverReturnedThanWasRaisedToTheFen() {
		var file = opened(house, 1_000_000, 100);

		file = post(house, file, "movements", money(file, "returned", 999_999.99)).expect(201).json();
		var refused = post(house, file, "movements", money(file, "returned", 0.02)).expect(409);

		assertThat(refused.json().get("detail").asString()).contains("1000000.00元").contains("1000000.01元");
		file = post(house, file, "movements", money(file, "returned", 0.01)).expect(201).json();
		assertThat(file.get("sums").get("outstanding").asDouble()).isZero();
		assertThat(file.get("stage").asString()).isEqualTo("CLOSING");
	}

	@Test
	void moreAreNeverRepaidThanTookPart() {
		var file = opened(house, 1_000_000, 3);

		file = post(house, file, "movements", money(file, "repaidParticipants", 3)).expect(201).json();

		assertThat(post(house, file, "movements", money(file, "repaidParticipants", 1)).expect(409).json().get("type").asString())
			.endsWith("RepaidExceedsParticipants");
	}

	@Test
	void ofTwoRefundsOfTheSamePageOneIsLate() throws Exception {
		var file = opened(house, 1_000_000, 100);

		var answers = atOnce(() -> post(house, file, "movements", money(file, "returned", 600_000)).status(), 2);

		assertThat(answers).containsExactlyInAnyOrder(201, 409);
		assertThat(sum(file)).isEqualByComparingTo("600000");
	}

	/** The desk's version would stop the second one; here both go past it, and the trigger alone stands. */
	@Test
	void refundsInTheSameInstantNeverExceedWhatWasRaised() throws Exception {
		var file = opened(house, 1_000_000, 100);
		var caseId = new CaseId(UUID.fromString(id(file)));

		var answers = atOnce(() -> {
			try {
				return house.runAs(access, Person.CLERK, () -> inTransaction(() -> {
					movements.add(caseId, new CaseMovement(UUID.randomUUID(), MoneyKind.RETURNED, ClueFixtures.today(), null,
							Yuan.of(300_000), null, null, null, null, null, null, null), access.actor(), Instant.now());
					return "kept";
				}));
			}
			catch (DataAccessException e) {
				return "refused";
			}
		}, 8);

		assertThat(answers).filteredOn("kept"::equals).hasSize(3);
		assertThat(sum(file)).isEqualByComparingTo("900000");
	}

	@Test
	void aReversalTakesBackWhatWasWrittenAndBothStayReadable() {
		var file = opened(house, 1_000_000, 100);
		file = post(house, file, "movements", money(file, "returned", 400_000)).expect(201).json();
		var wrong = file.get("movements").get(1).get("movementId").asString();

		file = post(house, file, "movements/" + wrong + "/reversal", with(file, "reason", "金额录错")).expect(201).json();

		assertThat(file.get("sums").get("returned").asDouble()).isZero();
		assertThat(file.get("movements")).hasSize(3);
		assertThat(file.get("movements").get(1).get("reversed").asBoolean()).isTrue();
		assertThat(file.get("movements").get(2).get("returned").asDouble()).isEqualTo(-400_000);
	}

	@Test
	void nothingIsReversedTwiceAndNoReversalIsReversed() {
		var file = opened(house, 1_000_000, 100);
		file = post(house, file, "movements", money(file, "returned", 400_000)).expect(201).json();
		var wrong = file.get("movements").get(1).get("movementId").asString();
		file = post(house, file, "movements/" + wrong + "/reversal", with(file, "reason", "金额录错")).expect(201).json();
		var reversal = file.get("movements").get(2).get("movementId").asString();

		post(house, file, "movements/" + wrong + "/reversal", with(file, "reason", "再冲一次")).expect(409);
		post(house, file, "movements/" + reversal + "/reversal", with(file, "reason", "再冲一次")).expect(409);
	}

	@Test
	void whatWasRaisedIsNotTakenBackBelowWhatWasReturned() {
		var file = opened(house, 1_000_000, 100);
		file = post(house, file, "movements", money(file, "returned", 400_000)).expect(201).json();
		var first = file.get("movements").get(0).get("movementId").asString();

		post(house, file, "movements/" + first + "/reversal", with(file, "reason", "认定有误")).expect(409);
	}

	@Test
	void aMovementIsNeverNegativeEmptyOrOfTomorrow() {
		var file = opened(house);

		post(house, file, "movements", money(file, "returned", -5)).expect(400);
		post(house, file, "movements", with(file, "occurredOn", ClueFixtures.today().toString())).expect(422);
		var tomorrow = money(file, "returned", 5);
		tomorrow.put("occurredOn", ClueFixtures.today().plusDays(1).toString());
		post(house, file, "movements", tomorrow).expect(422);
	}

	@Test
	void aMovementIsNeverChangedOrDeleted() {
		assertThatThrownBy(() -> sql.sql("update case_money set returned = 0").update()).isInstanceOf(DataAccessException.class);
		assertThatThrownBy(() -> sql.sql("delete from case_money").update()).isInstanceOf(DataAccessException.class);
	}

	private BigDecimal sum(JsonNode file) {
		return house.as(Person.CLERK)
			.get("/api/cases/{id}", id(file))
			.expect(200)
			.json()
			.get("sums")
			.get("returned")
			.decimalValue();
	}

	private <T> T inTransaction(Supplier<T> act) {
		return new TransactionTemplate(transactions).execute(status -> act.get());
	}

	private static <T> List<T> atOnce(Callable<T> act, int times) throws Exception {
		var pool = Executors.newFixedThreadPool(times);
		var start = new CountDownLatch(1);
		try {
			var running = new ArrayList<Future<T>>();
			for (var i = 0; i < times; i++) {
				running.add(pool.submit(() -> {
					start.await();
					return act.call();
				}));
			}
			start.countDown();
			var answers = new ArrayList<T>();
			for (var one : running) {
				answers.add(one.get());
			}
			return answers;
		}
		finally {
			pool.shutdown();
		}
	}
}
