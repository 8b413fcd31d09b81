package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.RegionCode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bulk re-screening as a job: the texts of a territory that another version of the rules read.
 * @param screenVersion by which it reads
 * @param total texts when it began
 * @param done those raised, lowered, altered and unchanged
 */
record IntakeRescreening(UUID rescreeningId, RegionCode region, String screenVersion, UUID accountId, UUID postId, String startedBy,
		IntakeRescreeningStatus status, long total, long done, long raised, long lowered, long altered, long unchanged,
		Instant startedAt, @Nullable Instant finishedAt, @Nullable String message, int version) {
}
