package cn.fangfei.server.kernel;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who acts: an account on one post, with the permission words of its role and the part of the world it may see. Built anew
 * from the database for every request, so that a change of post takes effect at the next one.
 * @param scope what the post sees, the same bounds that row security enforces
 */
public record Actor(UUID accountId, String displayName, @Nullable UUID postId, @Nullable RoleName role,
		@Nullable UUID unitId, @Nullable RegionCode region, Scope scope, Set<String> permissions) {

	public boolean may(String permission) {
		return permissions.contains(permission);
	}
}
