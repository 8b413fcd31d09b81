package cn.fangfei.server.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A movement and the facts that it brought.
 * @param occurredAt when it happened in the world
 * @param recordedAt when it was learned, which decides the report it belongs to
 */
record LedgerMovementView(UUID movementId, LedgerMovementKind kind, Instant occurredAt, Instant recordedAt, String by,
		List<LedgerFact> facts) {

	/**
	 * A fact under the name that the printed form gives it.
	 * @param cleared whether it was taken back: it is not known any more
	 */
	record LedgerFact(LedgerFactName name, String label, String value, boolean cleared) {
	}
}
