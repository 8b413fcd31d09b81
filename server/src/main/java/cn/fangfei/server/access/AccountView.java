package cn.fangfei.server.access;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account with its posts. */
public record AccountView(UUID accountId, String loginName, String displayName, AccountStatus status,
		@Nullable OffsetDateTime lastSignInAt, List<PostView> posts, int version) {
}
