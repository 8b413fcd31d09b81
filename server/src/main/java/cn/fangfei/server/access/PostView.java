package cn.fangfei.server.access;

import cn.fangfei.server.kernel.RoleName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A post as people read it. */
public record PostView(UUID postId, UUID unitId, String unitName, String regionCode, String regionName,
		@Nullable String gridCode, RoleName role) {
}
