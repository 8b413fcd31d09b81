package cn.fangfei.server.ledger;

import cn.fangfei.server.clue.HandlingPath;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an entry or a case, learned movement by movement in the order in which they were recorded: of each fact the
 * latest that any movement speaks of, of differences the sum. What a finding says and what a case says are kept apart: a corrected
 * finding takes back what a finding said before, and nothing that the case said. Folding here reads a form of any instant in one
 * pass over the movements, where an aggregate in the statement would sort them once for each fact.
 */
class KnownFacts {

	private static final Set<LedgerMovementKind> FINDINGS = Set.of(LedgerMovementKind.OPENED, LedgerMovementKind.VERIFIED,
			LedgerMovementKind.CORRECTED);

	private static final Set<HandlingPath> CRIMINAL = Set.of(HandlingPath.CRIMINAL, HandlingPath.ADMINISTRATIVE_THEN_CRIMINAL);

	private final Map<LedgerFactName, Said> found = new EnumMap<>(LedgerFactName.class);

	private final Map<LedgerFactName, Said> handled = new EnumMap<>(LedgerFactName.class);

	private int movements;

	private LedgerState state = LedgerState.OPEN;

	/** Whether the filing that a finding speaks of is a criminal one. */
	private boolean foundCriminal;

	/** A value, and by which movement it was said. */
	private record Said(Object value, int movement) {
	}

	/** Learns one movement. */
	void learn(ResultSet row, Set<LedgerFactName> facts) throws SQLException {
		movements++;
		var kind = LedgerMovementKind.valueOf(row.getString("kind"));
		state = state.after(kind);
		var finding = FINDINGS.contains(kind);
		var known = finding ? found : handled;
		forget(row.getArray("cleared"));
		for (var fact : facts) {
			var value = fact.read(row);
			if (value != null) {
				known.merge(fact, new Said(value, movements),
						(old, later) -> fact.summed() ? new Said(fact.plus(old.value(), later.value()), movements) : later);
				if (fact == LedgerFactName.FILED_ON) {
					foundCriminal = LedgerFactName.PATH.read(row) instanceof HandlingPath path && CRIMINAL.contains(path);
				}
			}
		}
	}

	private void forget(@Nullable Array cleared) throws SQLException {
		if (cleared != null) {
			Arrays.stream((String[]) cleared.getArray())
				.map(column -> LedgerFactName.valueOf(column.toUpperCase(java.util.Locale.ROOT)))
				.forEach(found::remove);
		}
	}

	int movements() {
		return movements;
	}

	LedgerState state() {
		return state;
	}

	@SuppressWarnings("unchecked")
	<T> @Nullable T get(LedgerFactName fact) {
		var said = later(found.get(fact), handled.get(fact));
		return said == null ? null : (T) said.value();
	}

	<T> T need(LedgerFactName fact) {
		T value = get(fact);
		if (value == null) {
			throw new IllegalStateException("the ledger has an entry without " + fact.label());
		}
		return value;
	}

	/** 立案时间 of 附件2: where there is a criminal filing that one alone, of filings of one sort the one that was said later. */
	@Nullable LocalDate filedOn() {
		var finding = found.get(LedgerFactName.FILED_ON);
		var criminal = later(handled.get(LedgerFactName.CRIMINAL_FILED_ON), foundCriminal ? finding : null);
		var said = criminal == null ? later(handled.get(LedgerFactName.ADMIN_FILED_ON), finding) : criminal;
		return said == null ? null : (LocalDate) said.value();
	}

	private static @Nullable Said later(@Nullable Said one, @Nullable Said other) {
		if (one == null || other == null) {
			return one == null ? other : one;
		}
		return one.movement() > other.movement() ? one : other;
	}
}
