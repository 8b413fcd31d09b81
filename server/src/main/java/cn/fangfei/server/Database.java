package cn.fangfei.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The database of the platform: any PostgreSQL from version 15 on named by {@code FANGFEI_DB_URL}, or one that the platform
 * starts itself in the data folder. Two roles everywhere: the owner runs migrations, the application role does everything
 * else, owns nothing and cannot pass row security. The super-user of the embedded server makes the two roles and is used for
 * nothing else.
 */
final class Database implements AutoCloseable {

	static final String OWNER = "fangfei_owner";

	static final String APP = "fangfei_app";

	/** Settings without which an acknowledged record can be lost when the power fails. */
	private static final List<String> DURABLE = List.of("fsync", "full_page_writes", "synchronous_commit");

	private final Map<String, Object> properties;

	private final @Nullable EmbeddedPostgres embedded;

	private Database(Map<String, Object> properties, @Nullable EmbeddedPostgres embedded) {
		this.properties = properties;
		this.embedded = embedded;
	}

	static Database start(Path data, DataFolder secrets) {
		var url = System.getenv("FANGFEI_DB_URL");
		var database = url == null || url.isBlank() ? embedded(data, secrets) : external(url);
		try {
			refuseUnsafe(database.properties);
		}
		catch (RuntimeException e) {
			database.close();
			throw e;
		}
		return database;
	}

	/** The connection settings of both roles, for Spring and Flyway. */
	Map<String, Object> properties() {
		return properties;
	}

	@Override
	public void close() {
		if (embedded != null) {
			try {
				embedded.close();
			}
			catch (IOException e) {
				System.err.println("数据库没有正常停止：" + e.getMessage());
			}
		}
	}

	private static Database external(String url) {
		var properties = settings(url, env("FANGFEI_DB_OWNER", OWNER), env("FANGFEI_DB_OWNER_PASSWORD", ""),
				env("FANGFEI_DB_APP", APP), env("FANGFEI_DB_APP_PASSWORD", ""));
		return new Database(properties, null);
	}

	private static Database embedded(Path data, DataFolder secrets) {
		var cluster = data.resolve("postgresql");
		var fresh = !Files.exists(cluster.resolve("PG_VERSION"));
		try {
			stopOrphan(cluster);
			var builder = EmbeddedPostgres.builder()
				.setDataDirectory(cluster)
				.setCleanDataDirectory(false)
				.setOverrideWorkingDirectory(data.resolve("postgresql-binaries").toFile())
				.setPGStartupWait(Duration.ofSeconds(60))
				.setServerConfig("fsync", "on")
				.setServerConfig("full_page_writes", "on")
				.setServerConfig("synchronous_commit", "on")
				.setServerConfig("shared_buffers", shareOfMemory() + "MB")
				.setServerConfig("maintenance_work_mem", "128MB")
				.setServerConfig("max_wal_size", "4GB")
				.setServerConfig("checkpoint_timeout", "15min")
				.setServerConfig("wal_compression", "off")
				// Upkeep shares the cores with the platform: one table at a time, seldom and at ease.
				.setServerConfig("autovacuum_max_workers", "1")
				.setServerConfig("autovacuum_naptime", "5min")
				.setServerConfig("autovacuum_vacuum_cost_delay", "10ms")
				.setServerConfig("random_page_cost", "1.1")
				.setServerConfig("max_connections", "60")
				.setServerConfig("timezone", "Asia/Shanghai")
				.setServerConfig("jit", "off");
			if (!fresh) {
				builder.setConnectConfig("password", secrets.get("database-superuser"));
			}
			var embedded = builder.start();
			var url = "jdbc:postgresql://127.0.0.1:" + embedded.getPort() + "/";
			if (fresh) {
				makeRoles(embedded, cluster, secrets);
			}
			return new Database(settings(url + "fangfei", OWNER, secrets.get("database-owner"), APP,
					secrets.get("database-app")), embedded);
		}
		catch (IOException | SQLException | IllegalStateException e) {
			throw new CannotStart("内置数据库没有启动：" + e.getMessage()
					+ "。系统可能禁止用户命名空间或磁盘已满；也可用环境变量 FANGFEI_DB_URL 指定已有的 PostgreSQL（15 及以上）。", e);
		}
	}

	/** What PostgreSQL keeps in memory by itself: a sixteenth of the machine's, from 128 MB to 1 GB. */
	private static long shareOfMemory() {
		var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		return Math.max(128, Math.min(machine.getTotalMemorySize() / 16 / 1024 / 1024, 1_024));
	}

	private static void makeRoles(EmbeddedPostgres embedded, Path cluster, DataFolder secrets)
			throws SQLException, IOException {
		try (var connection = embedded.getPostgresDatabase().getConnection();
				var statement = connection.createStatement()) {
			statement.execute("set password_encryption = 'scram-sha-256'");
			statement.execute("create role " + OWNER + " login password '" + secrets.get("database-owner") + "'");
			statement.execute("create role " + APP + " login password '" + secrets.get("database-app") + "'");
			statement.execute("create database fangfei owner " + OWNER);
			statement.execute("alter role postgres password '" + secrets.get("database-superuser") + "'");
			Files.writeString(cluster.resolve("pg_hba.conf"), """
					local all all scram-sha-256
					host all all 127.0.0.1/32 scram-sha-256
					host all all ::1/128 scram-sha-256
					""");
			statement.execute("select pg_reload_conf()");
		}
	}

	/**
	 * A server that outlived a killed platform still holds the data folder. It is ours: the folder's lock was free. It is
	 * stopped by its process id, as {@code pg_ctl stop -m fast} does.
	 */
	private static void stopOrphan(Path cluster) throws IOException {
		var file = cluster.resolve("postmaster.pid");
		if (!Files.exists(file)) {
			return;
		}
		var orphan = Optional.of(Files.readAllLines(file))
			.filter(lines -> !lines.isEmpty())
			.flatMap(lines -> ProcessHandle.of(Long.parseLong(lines.get(0).strip())))
			.filter(process -> process.info().command().map(c -> c.contains("postgres")).orElse(false));
		if (orphan.isEmpty()) {
			Files.deleteIfExists(file);
			return;
		}
		orphan.get().destroy();
		try {
			orphan.get().onExit().get(30, java.util.concurrent.TimeUnit.SECONDS);
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
			throw new CannotStart("上次遗留的数据库进程 " + orphan.get().pid() + " 没有停止，请结束该进程后重试。", e);
		}
	}

	/** Asks the server as the application role; the settings are those of {@link #properties()}. */
	static void refuseUnsafe(Map<String, Object> properties) {
		try (var connection = connect(properties)) {
			for (var setting : DURABLE) {
				var value = ask(connection, "show " + setting);
				if (!"on".equals(value)) {
					throw new CannotStart("数据库参数 " + setting + " 为 " + value
							+ "，断电时可能丢失已确认的记录。请在数据库中设为 on 后重新启动。");
				}
			}
			if (Integer.parseInt(ask(connection, "show server_version_num")) < 150_000) {
				throw new CannotStart("数据库版本过低，需要 PostgreSQL 15 及以上。");
			}
			if (!"t".equals(ask(connection, "select '中' ~ '[[:alnum:]]' and pg_encoding_to_char(encoding) = 'UTF8' "
					+ "from pg_database where datname = current_database()"))) {
				throw new CannotStart("数据库 " + ask(connection, "select current_database()")
						+ " 的字符集不认识汉字，按名称查找会失灵。请用 UTF8 编码、C.UTF-8 或 zh_CN.UTF-8 区域另建一个库。");
			}
			if (!"f".equals(ask(connection, """
					select rolsuper or rolbypassrls or exists (
					    select 1 from pg_database where datname = current_database() and datdba = r.oid)
					from pg_roles r
					where rolname = current_user
					"""))) {
				throw new CannotStart("应用账号 " + properties.get("spring.datasource.username")
						+ " 权限过大：不能是超级用户、库的所有者或可绕过行级安全的账号。请另建普通账号并设置 FANGFEI_DB_APP。");
			}
		}
		catch (SQLException e) {
			throw new CannotStart("数据库连不上：" + e.getMessage() + "。请检查 FANGFEI_DB_URL、FANGFEI_DB_APP、FANGFEI_DB_APP_PASSWORD。",
					e);
		}
	}

	private static Connection connect(Map<String, Object> properties) throws SQLException {
		return DriverManager.getConnection((String) properties.get("spring.datasource.url"),
				(String) properties.get("spring.datasource.username"),
				(String) properties.get("spring.datasource.password"));
	}

	private static String ask(Connection connection, String question) throws SQLException {
		try (var statement = connection.createStatement(); var answer = statement.executeQuery(question)) {
			answer.next();
			return answer.getString(1);
		}
	}

	private static Map<String, Object> settings(String url, String owner, String ownerPassword, String app,
			String appPassword) {
		var properties = new HashMap<String, Object>();
		properties.put("spring.datasource.url", url);
		properties.put("spring.datasource.username", app);
		properties.put("spring.datasource.password", appPassword);
		properties.put("spring.flyway.url", url);
		properties.put("spring.flyway.user", owner);
		properties.put("spring.flyway.password", ownerPassword);
		properties.put("spring.flyway.placeholders.app", app);
		properties.put("spring.flyway.placeholders.owner", owner);
		return properties;
	}

	private static String env(String name, String otherwise) {
		var value = System.getenv(name);
		return value == null || value.isBlank() ? otherwise : value;
	}
}
