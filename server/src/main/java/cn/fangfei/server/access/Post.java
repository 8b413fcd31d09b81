package cn.fangfei.server.access;

import cn.fangfei.server.kernel.RoleName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A post: one account on one unit, in one region (and grid), in one role. */
record Post(UUID postId, UUID accountId, UUID unitId, String regionCode, @Nullable String gridCode, RoleName role) {
}
