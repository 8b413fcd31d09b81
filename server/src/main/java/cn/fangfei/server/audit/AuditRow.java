package cn.fangfei.server.audit;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** One line of the trail, as the audit administrator reads it. */
record AuditRow(long auditId, OffsetDateTime at, String actorName, @Nullable String role, @Nullable String regionCode,
		String action, String objectType, @Nullable String objectId, String outcome, String detail) {
}
