package cn.fangfei.server.ledger;

import cn.fangfei.server.kernel.RegionCode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which close-outs or follow-ups are wanted; {@code q} is part of the subject's name or the beginning of a number. */
record CloseOutFilter(@Nullable CloseOutStatus status, @Nullable RegionCode region, @Nullable String q,
		@Nullable UUID subject, boolean openFollowUpsOnly) {

	CloseOutFilter {
		q = q == null || q.isBlank() ? null : q.strip();
	}
}
