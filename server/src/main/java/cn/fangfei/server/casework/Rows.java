package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Yuan;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How rows of this room are read and values written. */
final class Rows {

	/** Who sees a case; the alias of the table is {@code c}. */
	static final String SCOPE = """
			(c.region_code >= cast(:scopeLo as text) and c.region_code < cast(:scopeHi as text)
			 or c.lead_unit = cast(:scopeUnit as uuid)
			 or c.created_by = cast(:scopeAccount as uuid))
			""";

	/** The case named by {@code :case}, when the scope sees it. */
	static final String SEEN = "(select c.case_id from case_file c where c.case_id = :case and " + SCOPE + ")\n";

	private Rows() {
	}

	static <E extends Enum<E>> @Nullable E word(Class<E> type, @Nullable String name) {
		return name == null ? null : Enum.valueOf(type, name);
	}

	static @Nullable String name(@Nullable Enum<?> word) {
		return word == null ? null : word.name();
	}

	static UUID id(ResultSet row, String column) throws SQLException {
		return row.getObject(column, UUID.class);
	}

	static LocalDate day(ResultSet row, String column) throws SQLException {
		return row.getObject(column, LocalDate.class);
	}

	static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	static @Nullable Yuan yuan(ResultSet row, String column) throws SQLException {
		var value = row.getObject(column, BigDecimal.class);
		return value == null ? null : new Yuan(value);
	}

	static @Nullable BigDecimal value(@Nullable Yuan yuan) {
		return yuan == null ? null : yuan.value();
	}

	static List<String> words(ResultSet row, String column) throws SQLException {
		return List.of((String[]) row.getArray(column).getArray());
	}

	/** An amount as a sentence says it, 1,234,500.00元. */
	static String words(Yuan yuan) {
		return "%,.2f元".formatted(yuan.value());
	}

	/** A round amount as a line of the law says it, to the fen: 50万元, 0.5万元. */
	static String wan(BigDecimal yuan) {
		return yuan.movePointLeft(4).stripTrailingZeros().toPlainString() + "万元";
	}

	static OffsetDateTime utc(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}
}
