package cn.fangfei.server.jurisdiction;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Copies the national divisions into the database at the first start, while the rest of the platform is still being put
 * together; the platform opens its port when they are in. What is missing is found by province, and one transaction holds
 * the whole copy: a start that was cut off begins anew and finds no half province.
 */
@Component
class RegionLoad implements InitializingBean, SmartInitializingSingleton {

	private static final Logger log = LoggerFactory.getLogger(RegionLoad.class);

	private static final int BUFFER = 1 << 16;

	private final DataSource dataSource;

	private final Set<String> wanted;

	private CompletableFuture<Integer> copied = CompletableFuture.completedFuture(0);

	/**
	 * @param migrated not used, but there only when the tables are
	 * @param provinces the first two digits of the provinces to load, all when empty
	 */
	RegionLoad(DataSource dataSource, JdbcClient migrated, @Value("${fangfei.jurisdiction.provinces:}") String provinces) {
		this.dataSource = dataSource;
		this.wanted = Arrays.stream(provinces.split(","))
			.map(String::strip)
			.filter(p -> !p.isEmpty())
			.collect(Collectors.toUnmodifiableSet());
	}

	@Override
	public void afterPropertiesSet() {
		copied = CompletableFuture.supplyAsync(this::load, task -> new Thread(task, "region-load").start());
	}

	@Override
	public void afterSingletonsInstantiated() {
		try {
			copied.join();
		}
		catch (CompletionException e) {
			throw new IllegalStateException("The divisions could not be loaded.", e.getCause());
		}
	}

	int load() {
		var began = System.nanoTime();
		try (var connection = dataSource.getConnection()) {
			connection.setAutoCommit(false);
			// Two platforms that start on one database wait here for each other.
			execute(connection, "select pg_advisory_xact_lock(hashtext('region-load'))");
			var rows = copyMissing(connection, present(connection));
			connection.commit();
			if (rows > 0) {
				log.info("已装入行政区划{}条，用时{}毫秒", rows, (System.nanoTime() - began) / 1_000_000);
			}
			return rows;
		}
		catch (SQLException e) {
			throw new IllegalStateException(e);
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private int copyMissing(Connection connection, Set<String> present) throws SQLException, IOException {
		if (!wanted.isEmpty() && present.containsAll(wanted)) {
			return 0;
		}
		var rows = 0;
		try (var resource = RegionLoad.class.getResourceAsStream("regions.csv.gz")) {
			if (resource == null) {
				throw new IllegalStateException("regions.csv.gz is not on the class path; server/regions/build.sh makes it");
			}
			var lines = new BufferedReader(
					new InputStreamReader(new GZIPInputStream(resource, BUFFER), StandardCharsets.UTF_8), BUFFER);
			var copy = connection.unwrap(PGConnection.class)
				.getCopyAPI()
				.copyIn("copy region (code, name) from stdin with (format csv)");
			try {
				rows = feed(lines, copy, present);
			}
			finally {
				if (copy.isActive()) {
					copy.cancelCopy();
				}
			}
		}
		return rows;
	}

	private int feed(BufferedReader lines, CopyIn copy, Set<String> present) throws SQLException, IOException {
		var rows = 0;
		var block = new StringBuilder(BUFFER + 200);
		for (var line = lines.readLine(); line != null; line = lines.readLine()) {
			var province = line.substring(0, 2);
			if (present.contains(province) || !wanted.isEmpty() && !wanted.contains(province)) {
				continue;
			}
			block.append(line).append('\n');
			rows++;
			if (block.length() >= BUFFER) {
				write(copy, block);
			}
		}
		write(copy, block);
		copy.endCopy();
		return rows;
	}

	private static void write(CopyIn copy, StringBuilder block) throws SQLException {
		var bytes = block.toString().getBytes(StandardCharsets.UTF_8);
		copy.writeToCopy(bytes, 0, bytes.length);
		block.setLength(0);
	}

	private static Set<String> present(Connection connection) throws SQLException {
		var present = new HashSet<String>();
		try (var statement = connection.createStatement(); var rows = statement.executeQuery("""
				select substr(code, 1, 2)
				from region
				where (substr(code, 7) = '000000' or substr(code, 5, 2) = '00')
				  and substr(code, 3) = '0000000000'
				""")) {
			while (rows.next()) {
				present.add(rows.getString(1));
			}
		}
		return present;
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (var statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}
}
