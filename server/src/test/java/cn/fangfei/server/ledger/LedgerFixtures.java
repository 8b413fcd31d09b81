package cn.fangfei.server.ledger;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Ledgers as they would have been written over the years: only the owner of the database can say when something was learned. */
public final class LedgerFixtures {

	/** Facts in the order of the columns of the form, named as the table names them. */
	public static final String[] FACTS = {"subject_name", "region_name", "sector", "method", "source", "found_on", "raised",
			"participants", "channel", "illegality", "path", "filed_on", "charge", "remark"};

	private LedgerFixtures() {
	}

	/** The database as its owner sees it. */
	public static JdbcClient owner(Environment environment) {
		return JdbcClient.create(new DriverManagerDataSource(environment.getRequiredProperty("spring.flyway.url"),
				environment.getRequiredProperty("spring.flyway.user"),
				environment.getRequiredProperty("spring.flyway.password")));
	}

	/** A connection of the application role under the session of a person, with a transaction open. */
	public static Connection as(House house, Person person, Environment environment) throws SQLException {
		var connection = DriverManager.getConnection(environment.getRequiredProperty("spring.datasource.url"),
				environment.getRequiredProperty("spring.datasource.username"),
				environment.getRequiredProperty("spring.datasource.password"));
		connection.setAutoCommit(false);
		var token = house.as(person).cookies().entrySet().stream().filter(c -> !c.getKey().equals("XSRF-TOKEN")).findFirst();
		try (var statement = connection.prepareStatement("select set_config('app.tok', ?, true)")) {
			statement.setString(1, token.orElseThrow().getValue());
			statement.execute();
		}
		return connection;
	}

	public static UUID entry(JdbcClient owner, String number, String subject, String region, Instant openedAt) {
		var id = UUID.randomUUID();
		owner.sql("""
				insert into ledger_entry (entry_id, clue_id, number, subject_name, region_code, opened_at)
				values (:id, :clue, :number, :subject, :region, :at)
				""")
			.param("id", id)
			.param("clue", UUID.randomUUID())
			.param("number", number)
			.param("subject", subject)
			.param("region", region)
			.param("at", openedAt.atOffset(ZoneOffset.UTC))
			.update();
		return id;
	}

	public static void movement(JdbcClient owner, UUID entry, String kind, Instant recordedAt,
			Map<String, ? extends @Nullable Object> facts) {
		var parameters = new HashMap<String, @Nullable Object>();
		for (var fact : FACTS) {
			parameters.put(fact, facts.get(fact) instanceof LocalDate day ? java.sql.Date.valueOf(day) : facts.get(fact));
		}
		owner.sql("""
				insert into ledger_movement (source_event, entry_id, territory, kind, occurred_at, recorded_at, by_name,
				                             subject_name, region_name, sector, method, source, found_on, raised, participants,
				                             channel, illegality, path, filed_on, charge, remark)
				select gen_random_uuid(), entry_id, region_code, :kind, :at, :at, '某人', :subject_name, :region_name, :sector,
				       :method, :source, cast(:found_on as date), cast(:raised as numeric), cast(:participants as integer),
				       :channel, :illegality, :path, cast(:filed_on as date), :charge, :remark
				from ledger_entry
				where entry_id = :entry
				""")
			.param("entry", entry)
			.param("kind", kind)
			.param("at", recordedAt.atOffset(ZoneOffset.UTC))
			.params(parameters)
			.update();
	}
}
