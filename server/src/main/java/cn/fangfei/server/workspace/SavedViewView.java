package cn.fangfei.server.workspace;

import cn.fangfei.server.kernel.RoleName;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A saved view as a page shows it.
 * @param mine the person who asks saved it and may change it
 * @param first it is what the list opens with
 */
public record SavedViewView(UUID viewId, String list, String name, String query, @Nullable List<ColumnChoice> columns,
		boolean mine, String savedBy, List<RoleName> sharedRoles, boolean unitOnly, boolean pinned, boolean first,
		Instant changedAt, int version) {

	static SavedViewView of(SavedView v, UUID asker) {
		return new SavedViewView(v.viewId(), v.list().key(), v.name(), v.query(), v.columns().orElse(null),
				v.accountId().equals(asker), v.accountName(), v.sharedRoles(), v.unit() != null, v.pinned(), v.first(),
				v.changedAt(), v.version());
	}
}
