package cn.fangfei.server.warning;

import cn.fangfei.server.kernel.CreditCode;
import cn.fangfei.server.kernel.RegionCode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A signal as it is told by a person or another platform.
 * @param origin who says it: the name of the platform or office
 * @param sourceKey how its source calls it: the same word of the same source is kept once in a county
 * @param strength from 0 to 1
 */
public record NewSignal(String subjectName, @Nullable CreditCode creditCode, @Nullable UUID firmId, RegionCode region,
		SignalRule rule, String origin, String sourceKey, double strength, String because, Instant occurredAt,
		boolean confirmedNoIdentity) {
}
