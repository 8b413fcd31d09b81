package cn.fangfei.server.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fangfei.server.HouseTest;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class OnceTests {

	@Autowired
	Once once;

	@Autowired
	JdbcClient sql;

	private final UUID account = UUID.randomUUID();

	record Ask(String what) {
	}

	record Answered(int number) {
	}

	@Test
	void requestsOfOneKeyThatArriveTogetherAreDoneOnce() throws Exception {
		var done = new AtomicInteger();
		var key = UUID.randomUUID().toString();
		var pool = Executors.newFixedThreadPool(6);

		var answers = new ArrayList<Answered>();
		for (var answer : pool.invokeAll(java.util.Collections.<Callable<Answered>>nCopies(30,
				() -> once.run(account, key, new Ask("same"), Answered.class, () -> new Answered(done.incrementAndGet()))))) {
			answers.add(answer.get());
		}
		pool.shutdown();

		assertThat(done).hasValue(1);
		assertThat(answers).hasSize(30).containsOnly(new Answered(1));
	}

	@Test
	void workThatFailsLeavesItsKeyFree() {
		var key = UUID.randomUUID().toString();
		assertThatThrownBy(() -> once.run(account, key, new Ask("x"), Answered.class, () -> {
			throw new IllegalStateException("broken");
		})).isInstanceOf(IllegalStateException.class);

		var answer = once.run(account, key, new Ask("x"), Answered.class, () -> new Answered(7));

		assertThat(answer.number()).isEqualTo(7);
	}

	@Test
	void aKeyBelongsToOneAccount() {
		var key = UUID.randomUUID().toString();
		once.run(account, key, new Ask("mine"), Answered.class, () -> new Answered(1));

		var other = once.run(UUID.randomUUID(), key, new Ask("theirs"), Answered.class, () -> new Answered(2));

		assertThat(other.number()).isEqualTo(2);
	}

	@Test
	void aShortKeyIsRefused() {
		assertThatThrownBy(() -> once.run(account, "short", new Ask("x"), Answered.class, () -> new Answered(1)))
			.isInstanceOf(KeyMalformed.class);
	}

	@Test
	void answersAreForgottenAfterAWeek() {
		var old = UUID.randomUUID().toString();
		var fresh = UUID.randomUUID().toString();
		once.run(account, old, new Ask("x"), Answered.class, () -> new Answered(1));
		once.run(account, fresh, new Ask("x"), Answered.class, () -> new Answered(1));
		sql.sql("update contract_once set at = now() - interval '8 days' where key = :key").param("key", old).update();

		once.forget();

		assertThat(sql.sql("select key from contract_once where account_id = :account")
			.param("account", account)
			.query(String.class)
			.list()).containsExactly(fresh);
	}
}
