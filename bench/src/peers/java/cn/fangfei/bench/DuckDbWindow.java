package cn.fangfei.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.duckdb.DuckDBConnection;

/** DuckDB in memory, its own threads, the rows in a table. */
final class DuckDbWindow implements WindowBench.Engine {

	private final Connection connection;

	DuckDbWindow(TrailingDays rows) throws SQLException {
		connection = DriverManager.getConnection("jdbc:duckdb:");
		try (var statement = connection.createStatement()) {
			statement.execute("set threads = 2");
			statement.execute("create table tx (t bigint, payee integer, payer integer, fen bigint)");
		}
		try (var appender = ((DuckDBConnection) connection).createAppender(DuckDBConnection.DEFAULT_SCHEMA, "tx")) {
			for (int i = 0; i < rows.size; i++) {
				appender.beginRow();
				appender.append(rows.millis[i]);
				appender.append(rows.payee[i]);
				appender.append(rows.payer[i]);
				appender.append(rows.fen[i]);
				appender.endRow();
			}
		}
	}

	@Override
	public TrailingDays.Totals run() throws SQLException {
		try (var statement = connection.createStatement(); var result = statement.executeQuery("""
				select sum(c)::bigint, sum(s)::bigint, sum(d)::bigint
				from (
				  select count(*) over w as c, sum(fen) over w as s, count(distinct payer) over w as d
				  from tx
				  window w as (partition by payee order by t range between 2592000000 preceding and current row))
				""")) {
			result.next();
			return new TrailingDays.Totals(result.getLong(1), result.getLong(2), result.getLong(3));
		}
	}

	@Override
	public void close() throws SQLException {
		connection.close();
	}

}
