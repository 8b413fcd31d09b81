package cn.fangfei.server.registry;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import as the contract shows it. When it is over, {@code read} is the sum of the five fates also where it was cut short:
 * rows that were looked at and not settled are not counted.
 */
record RegisterImportView(UUID importId, String fileName, RegisterImportStatus status, RegisterImportPhase phase, long read,
		long added, long changed, long unchanged, long rejected, long outside, long unplaced, long forbiddenHits,
		long watchHits, long guardedHits, long bytesDone, long bytesTotal, long rowsPerSecond, String startedBy,
		Instant startedAt, @Nullable Instant finishedAt, @Nullable String message, int version) {

	static RegisterImportView of(RegisterImport i) {
		var t = i.tally();
		var read = i.waiting() ? i.rowsRead() : i.settled();
		return new RegisterImportView(i.importId(), i.fileName(), i.status(), i.phase(), read, t.added(), t.changed(),
				t.unchanged(), i.rejected(), t.outside(), t.unplaced(), t.forbiddenHits(), t.watchHits(),
				t.guardedHits(), i.bytesDone(), i.bytesTotal(), rate(i), i.startedBy(), i.startedAt(), i.finishedAt(),
				i.message(), i.version());
	}

	private static long rate(RegisterImport i) {
		return i.activeMillis() == 0 ? 0 : i.rowsRead() * 1000 / i.activeMillis();
	}
}
