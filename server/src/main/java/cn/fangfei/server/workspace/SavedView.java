package cn.fangfei.server.workspace;

import cn.fangfei.server.kernel.RoleName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A saved view 视图: the filters of a list under a name, and how the person who asks uses it.
 * @param query the part of the address after the question mark
 * @param columns absent when the view leaves the columns as they are
 * @param region where it is shared; absent while it is not
 * @param unit the only unit it is shared with
 */
record SavedView(UUID viewId, WorkList list, String name, String query, Optional<List<ColumnChoice>> columns,
		UUID accountId, String accountName, @Nullable String region, @Nullable UUID unit, List<RoleName> sharedRoles,
		boolean pinned, boolean first, Instant changedAt, int version) {
}
