package cn.fangfei.server.access;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account of one person: how it is named and whether it can sign in. Its rights come from its posts. */
record Account(UUID accountId, String loginName, String displayName, String passwordHash, boolean mustChange,
		AccountStatus status, int failedAttempts, @Nullable OffsetDateTime firstFailedAt,
		@Nullable OffsetDateTime lockedUntil, @Nullable OffsetDateTime lastSignInAt, int version) {

	/** So many wrong passwords within {@link #WINDOW} shut the account for as long (AUTH-1). */
	static final int WRONG_PASSWORDS = 5;

	static final Duration WINDOW = Duration.ofMinutes(15);

	boolean lockedAt(Instant now) {
		return lockedUntil != null && now.isBefore(lockedUntil.toInstant());
	}

	AccountStatus statusAt(Instant now) {
		return status == AccountStatus.ACTIVE && lockedAt(now) ? AccountStatus.LOCKED : status;
	}

	/** How many wrong passwords are in the window when one more is entered now. */
	int failuresWith(Instant now) {
		return windowOpen(now) ? failedAttempts + 1 : 1;
	}

	/** When the window of wrong passwords began. */
	Instant windowStart(Instant now) {
		return windowOpen(now) && firstFailedAt != null ? firstFailedAt.toInstant() : now;
	}

	private boolean windowOpen(Instant now) {
		return firstFailedAt != null && now.isBefore(firstFailedAt.toInstant().plus(WINDOW));
	}
}
