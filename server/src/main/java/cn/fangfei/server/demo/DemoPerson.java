package cn.fangfei.server.demo;

import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.RoleName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An invented person with an account on one post. */
record DemoPerson(String loginName, String displayName, RoleName role, String unitName, UUID accountId,
		UUID postId, UUID unitId, RegionCode region, @Nullable String grid) {
}
