package cn.fangfei.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the platform asks of its database before it starts. */
class DatabaseTests {

	@Test
	void aDurableServerWithAPlainRoleIsAccepted() {
		assertThatCode(() -> Database.refuseUnsafe(HouseDatabase.fresh())).doesNotThrowAnyException();
	}

	@Test
	void aServerThatMayForgetAcknowledgedRecordsIsRefused() throws SQLException {
		var settings = HouseDatabase.fresh();
		asOwner(settings, "alter database " + name(settings) + " set synchronous_commit = off");

		assertThatThrownBy(() -> Database.refuseUnsafe(settings)).isInstanceOf(CannotStart.class)
			.hasMessageContaining("synchronous_commit")
			.hasMessageContaining("设为 on");
	}

	@Test
	void theOwnerIsRefusedAsApplicationRole() {
		var settings = new HashMap<>(HouseDatabase.fresh());
		settings.put("spring.datasource.username", settings.get("spring.flyway.user"));

		assertThatThrownBy(() -> Database.refuseUnsafe(settings)).isInstanceOf(CannotStart.class)
			.hasMessageContaining("权限过大");
	}

	@Test
	void aDatabaseThatKnowsNoHanCharactersIsRefused() throws SQLException {
		var settings = new HashMap<>(HouseDatabase.fresh());
		var name = name(settings) + "_plain";
		HouseDatabase.create(name, "template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C' locale_provider 'libc'");
		settings.put("spring.datasource.url", ((String) settings.get("spring.datasource.url")) + "_plain");

		assertThatThrownBy(() -> Database.refuseUnsafe(settings)).isInstanceOf(CannotStart.class)
			.hasMessageContaining("汉字");
	}

	@Test
	void aServerThatIsAwayIsNamedInOneSentence() {
		var settings = new HashMap<>(HouseDatabase.fresh());
		settings.put("spring.datasource.url", "jdbc:postgresql://127.0.0.1:1/nothing");

		assertThatThrownBy(() -> Database.refuseUnsafe(settings)).isInstanceOf(CannotStart.class)
			.hasMessageContaining("FANGFEI_DB_URL");
	}

	@Test
	void unknownOptionsAreRefusedWithThoseThatExist() {
		assertThatThrownBy(() -> Options.parse(new String[] {"--prot", "80"})).isInstanceOf(CannotStart.class)
			.hasMessageContaining("--port");
		assertThat(Options.parse(new String[] {"--port=81", "--empty"}).get("port", "8080")).isEqualTo("81");
	}

	private static String name(Map<String, Object> settings) {
		var url = (String) settings.get("spring.datasource.url");
		return url.substring(url.lastIndexOf('/') + 1);
	}

	private static void asOwner(Map<String, Object> settings, String statement) throws SQLException {
		try (var connection = DriverManager.getConnection((String) settings.get("spring.flyway.url"),
				(String) settings.get("spring.flyway.user"), (String) settings.get("spring.flyway.password"));
				var sql = connection.createStatement()) {
			sql.execute(statement);
		}
	}
}
