package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.subject.SubjectId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one text says of one subject today.
 * @param stands whether it is worth a signal; one that is not ends the signal there was
 * @param strength from 0 to 1
 * @param because one Chinese sentence that names the sources
 */
public record IntakeSignal(UUID itemId, SubjectId subject, String subjectName, @Nullable String creditCode, @Nullable UUID firmId,
		RegionCode region, IntakeChannel channel, boolean stands, double strength, String because, Instant occurredAt) {
}
