package cn.fangfei.server.clue;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.access.Access;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** People of the house who call desks themselves, under their own post. */
record Acting(House house, Access access, PlatformTransactionManager transactions, JdbcClient sql,
		Map<Person, Seat> seats) {

	record Seat(UUID account, UUID post) {
	}

	Acting(House house, Access access, PlatformTransactionManager transactions, JdbcClient sql) {
		this(house, access, transactions, sql, new ConcurrentHashMap<>());
	}

	Seat seat(Person person) {
		return seats.computeIfAbsent(person, p -> {
			var session = house.as(p).get("/api/session").expect(200).json();
			return new Seat(UUID.fromString(session.get("accountId").asString()),
					UUID.fromString(session.get("post").get("postId").asString()));
		});
	}

	<T> T as(Person person, Supplier<T> act) {
		return access.runAs(seat(person).account(), seat(person).post(), act);
	}

	/** What a person was told of a clue, oldest first. */
	List<String> messages(Person person, String clueId) {
		return as(person, () -> new TransactionTemplate(transactions).execute(status -> sql.sql("""
				select text
				from notify_message
				where object_id = :clue and account_id = :account
				order by message_id
				""").param("clue", clueId).param("account", seat(person).account()).query(String.class).list()));
	}
}
