package cn.fangfei.server.ledger;

import cn.fangfei.server.kernel.RegionCode;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which close-outs or follow-ups are wanted.
 * @param q part of the subject's name or the beginning of a number
 * @param notBy proposed by anybody but this account
 * @param dueBy follow-ups due on that day or before
 */
record CloseOutFilter(@Nullable CloseOutStatus status, @Nullable RegionCode region, @Nullable String q,
		@Nullable UUID subject, boolean openFollowUpsOnly, @Nullable UUID notBy, @Nullable LocalDate dueBy) {

	CloseOutFilter {
		q = q == null || q.isBlank() ? null : q.strip();
	}

	CloseOutFilter(@Nullable CloseOutStatus status, @Nullable RegionCode region, @Nullable String q, @Nullable UUID subject,
			boolean openFollowUpsOnly) {
		this(status, region, q, subject, openFollowUpsOnly, null, null);
	}

	/** Those on which this account may be the second person. */
	CloseOutFilter notBy(UUID account) {
		return new CloseOutFilter(status, region, q, subject, openFollowUpsOnly, account, dueBy);
	}

	CloseOutFilter dueBy(LocalDate day) {
		return new CloseOutFilter(status, region, q, subject, openFollowUpsOnly, notBy, day);
	}
}
