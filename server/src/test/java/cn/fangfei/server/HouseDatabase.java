package cn.fangfei.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Gives every application context of the tests a fresh database of one embedded PostgreSQL, with the same two roles as in
 * service: migrations as owner, everything else as the application role.
 */
public class HouseDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	public static final String SETUP_TOKEN = "setup-token-of-the-tests";

	static final String SERVER_KEY = "server-key-of-the-tests";

	private static final String PASSWORD = "test";

	private static final AtomicInteger COUNT = new AtomicInteger();

	private static EmbeddedPostgres server;

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("house", fresh()));
	}

	/** The connection settings of a new, empty database. */
	static synchronized Map<String, Object> fresh() {
		try {
			var postgres = server();
			var name = "house" + COUNT.incrementAndGet();
			create(name, "");
			var url = "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + name;
			return Map.ofEntries(Map.entry("spring.datasource.url", url),
					Map.entry("spring.datasource.username", Database.APP),
					Map.entry("spring.datasource.password", PASSWORD), Map.entry("spring.flyway.url", url),
					Map.entry("spring.flyway.user", Database.OWNER), Map.entry("spring.flyway.password", PASSWORD),
					Map.entry("spring.flyway.placeholders.app", Database.APP),
					Map.entry("spring.flyway.placeholders.owner", Database.OWNER),
					Map.entry("spring.flyway.placeholders.keyDigest", DataFolder.digest(SERVER_KEY)),
					Map.entry("spring.datasource.hikari.maximum-pool-size", "12"),
					Map.entry("fangfei.data", Files.createTempDirectory(Path.of("target"), "data").toAbsolutePath().toString()),
					Map.entry("fangfei.access.server-key", SERVER_KEY),
					Map.entry("fangfei.access.setup-token", SETUP_TOKEN),
					Map.entry("fangfei.jurisdiction.provinces", "34"), Map.entry("fangfei.demo.county", ""),
					Map.entry("fangfei.notify.streams.heartbeat", "500ms"),
					// feeds are served by the tests themselves; OutsideAddressTests has it refused
					Map.entry("fangfei.intake.allow-loopback", "true"), Map.entry("fangfei.intake.look", "500ms"),
					Map.entry("fangfei.intake.patience", "3s"));
		}
		catch (SQLException | IOException e) {
			throw new IllegalStateException(e);
		}
	}

	/** A database of the owner; options as in {@code create database}. */
	static synchronized void create(String name, String options) throws SQLException {
		try (var connection = server().getPostgresDatabase().getConnection();
				var statement = connection.createStatement()) {
			statement.execute("create database " + name + " owner " + Database.OWNER + " " + options);
		}
		catch (IOException e) {
			throw new IllegalStateException(e);
		}
	}

	private static EmbeddedPostgres server() throws IOException, SQLException {
		if (server == null) {
			server = EmbeddedPostgres.builder()
				.setServerConfig("fsync", "on")
				.setServerConfig("full_page_writes", "on")
				.setServerConfig("synchronous_commit", "on")
				.setServerConfig("max_connections", "200")
				.setServerConfig("jit", "off")
				.start();
			try (var connection = server.getPostgresDatabase().getConnection();
					var statement = connection.createStatement()) {
				statement.execute("create role " + Database.OWNER + " login password '" + PASSWORD + "'");
				statement.execute("create role " + Database.APP + " login password '" + PASSWORD + "'");
			}
			Runtime.getRuntime().addShutdownHook(new Thread(HouseDatabase::stop));
		}
		return server;
	}

	private static void stop() {
		try {
			server.close();
		}
		catch (IOException e) {
			throw new IllegalStateException(e);
		}
	}
}
