package cn.fangfei.server.funds;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the columns of this room are read and written. */
final class FundsRows {

	private FundsRows() {
	}

	static List<String> texts(ResultSet r, String column) throws SQLException {
		var array = r.getArray(column);
		return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
	}

	static Instant instant(ResultSet r, String column) throws SQLException {
		return r.getObject(column, OffsetDateTime.class).toInstant();
	}

	static @Nullable Instant maybe(ResultSet r, String column) throws SQLException {
		var at = r.getObject(column, OffsetDateTime.class);
		return at == null ? null : at.toInstant();
	}

	static @Nullable LocalDate day(ResultSet r, String column) throws SQLException {
		return r.getObject(column, LocalDate.class);
	}

	static OffsetDateTime utc(Instant at) {
		return at.atOffset(ZoneOffset.UTC);
	}
}
