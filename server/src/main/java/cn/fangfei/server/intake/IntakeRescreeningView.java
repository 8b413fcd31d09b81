package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.RegionCode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bulk re-screening.
 * @param done those raised, lowered, altered and unchanged
 * @param raised alarms now and not before
 * @param lowered alarms before and not now
 * @param altered another score or other rules on the same side
 * @param progress from 0 to 100
 */
record IntakeRescreeningView(UUID rescreeningId, RegionCode regionCode, String regionName, String screenVersion,
		IntakeRescreeningStatus status, long total, long done, long raised, long lowered, long altered, long unchanged, int progress,
		String startedBy, Instant startedAt, @Nullable Instant finishedAt, @Nullable String message, int version) {

	static IntakeRescreeningView of(IntakeRescreening r, String regionName) {
		var progress = r.status() == IntakeRescreeningStatus.DONE ? 100 : r.total() == 0 ? 0 : (int) Math.min(99, 100 * r.done() / r.total());
		return new IntakeRescreeningView(r.rescreeningId(), r.region(), regionName, r.screenVersion(), r.status(), r.total(), r.done(), r.raised(),
				r.lowered(), r.altered(), r.unchanged(), progress, r.startedBy(), r.startedAt(), r.finishedAt(), r.message(), r.version());
	}
}
