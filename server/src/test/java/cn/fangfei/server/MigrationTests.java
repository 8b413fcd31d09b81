package cn.fangfei.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Migrations run from nothing and find nothing to do the second time. */
class MigrationTests {

	@Test
	void theSecondStartMigratesNothing() {
		var settings = HouseDatabase.fresh();
		start(settings);
		var first = histories(settings);

		start(settings);

		assertThat(first).isNotEmpty().allSatisfy((table, rows) -> assertThat(rows).isPositive());
		assertThat(histories(settings)).isEqualTo(first);
	}

	private static void start(Map<String, Object> settings) {
		new SpringApplicationBuilder(Fangfei.class).properties(settings)
			.properties("server.port=0")
			.web(WebApplicationType.SERVLET)
			.run()
			.close();
	}

	private static Map<String, Integer> histories(Map<String, Object> settings) {
		var sql = JdbcClient.create(new DriverManagerDataSource((String) settings.get("spring.flyway.url"),
				(String) settings.get("spring.flyway.user"), (String) settings.get("spring.flyway.password")));
		var histories = new TreeMap<String, Integer>();
		sql.sql("select table_name from information_schema.tables where table_name like 'flyway%'")
			.query(String.class)
			.list()
			.forEach(table -> histories.put(table,
					sql.sql("select count(*) from \"" + table + "\" where success").query(Integer.class).single()));
		return histories;
	}
}
