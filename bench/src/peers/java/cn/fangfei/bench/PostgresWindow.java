package cn.fangfei.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/**
 * PostgreSQL with an index that covers the question, one process. Its window functions know no distinct, so the distinct payers come from a
 * lateral join, all three at once: faster than a window for two and a join for the third.
 */
final class PostgresWindow implements WindowBench.Engine {

	/** Hundredths of a second, the unit of /proc. */
	private static final double TICKS = 100;

	private final EmbeddedPostgres server;
	private final Connection connection;
	private final int process;

	PostgresWindow(TrailingDays rows) throws SQLException, IOException {
		server = EmbeddedPostgres.builder().start();
		connection = server.getPostgresDatabase().getConnection();
		var text = new StringBuilder();
		for (int i = 0; i < rows.size; i++) {
			text.append(rows.millis[i]).append('\t').append(rows.payee[i]).append('\t').append(rows.payer[i]).append('\t').append(rows.fen[i])
				.append('\n');
		}
		try (var statement = connection.createStatement()) {
			statement.execute("set max_parallel_workers_per_gather = 0");
			statement.execute("set jit = off");
			statement.execute("set work_mem = '512MB'");
			statement.execute("create table tx (t bigint, payee integer, payer integer, fen bigint)");
			connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy tx from stdin",
					new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.US_ASCII)));
			statement.execute("create index on tx (payee, t) include (payer, fen)");
			statement.execute("vacuum analyze tx");
			var result = statement.executeQuery("select pg_backend_pid()");
			result.next();
			process = result.getInt(1);
		}
	}

	@Override
	public TrailingDays.Totals run() throws SQLException {
		try (var statement = connection.createStatement(); var result = statement.executeQuery("""
				select sum(c)::bigint, sum(s)::bigint, sum(d)::bigint
				from tx a
				cross join lateral (
				  select count(*) as c, sum(b.fen) as s, count(distinct b.payer) as d
				  from tx b
				  where b.payee = a.payee and b.t between a.t - 2592000000 and a.t) w
				""")) {
			result.next();
			return new TrailingDays.Totals(result.getLong(1), result.getLong(2), result.getLong(3));
		}
	}

	@Override
	public double elsewhere() throws IOException {
		var fields = Files.readString(Path.of("/proc/" + process + "/stat")).replaceFirst("^.*\\) ", "").split(" ");
		return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
	}

	@Override
	public void close() throws SQLException, IOException {
		connection.close();
		server.close();
	}

}
