package cn.fangfei.server.ledger;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an entry or a case, learned movement by movement in the order in which they were recorded: of each fact the
 * latest that any movement speaks of, of differences the sum. Folding here reads a form of any instant in one pass over the
 * movements, where an aggregate in the statement would sort them once for each fact.
 */
class KnownFacts {

	private final Map<LedgerFactName, Object> known = new EnumMap<>(LedgerFactName.class);

	private int movements;

	/** Learns one movement. */
	void learn(ResultSet row, Set<LedgerFactName> facts) throws SQLException {
		movements++;
		forget(row.getArray("cleared"));
		for (var fact : facts) {
			var value = fact.read(row);
			if (value != null) {
				known.merge(fact, value, fact.summed() ? fact::plus : (old, later) -> later);
			}
		}
	}

	private void forget(@Nullable Array cleared) throws SQLException {
		if (cleared != null) {
			Arrays.stream((String[]) cleared.getArray())
				.map(column -> LedgerFactName.valueOf(column.toUpperCase(java.util.Locale.ROOT)))
				.forEach(known::remove);
		}
	}

	int movements() {
		return movements;
	}

	@SuppressWarnings("unchecked")
	<T> @Nullable T get(LedgerFactName fact) {
		return (T) known.get(fact);
	}

	<T> T need(LedgerFactName fact) {
		T value = get(fact);
		if (value == null) {
			throw new IllegalStateException("the ledger has an entry without " + fact.label());
		}
		return value;
	}
}
