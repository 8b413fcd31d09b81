package cn.fangfei.server.access;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is signed in, on which post, and what that post may do. */
record SessionView(UUID accountId, String loginName, String displayName, boolean mustChangePassword,
		@Nullable PostView post, List<PostView> posts, List<String> permissions, String platformName) {
}
