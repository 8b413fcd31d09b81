package cn.fangfei.server.subject;

import cn.fangfei.server.kernel.CreditCode;
import cn.fangfei.server.kernel.RegionCode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A risk subject 风险主体 of a county. */
record Subject(SubjectId id, SubjectKind kind, String name, @Nullable CreditCode creditCode, RegionCode county,
		@Nullable UUID firmId, Instant firstKnownAt) {
}
