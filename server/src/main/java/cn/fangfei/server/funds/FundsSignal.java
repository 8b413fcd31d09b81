package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.subject.SubjectId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one alert of a bank says of one subject today.
 * @param stands whether it is worth a signal; one that is not ends the signal there was
 * @param strength from 0 to 1
 * @param because one Chinese sentence that names the bank
 */
public record FundsSignal(UUID alertId, SubjectId subject, String subjectName, @Nullable String creditCode, @Nullable UUID firmId,
		RegionCode region, boolean stands, double strength, String because, Instant occurredAt) {
}
