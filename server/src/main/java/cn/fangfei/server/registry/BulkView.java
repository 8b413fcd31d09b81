package cn.fangfei.server.registry;

import java.util.List;
import java.util.UUID;

/** What came of doing something to many: to how many it was done, and why not to others. */
record BulkView(int done, List<RefusedItem> refused) {

	record RefusedItem(UUID id, String reason) {
	}
}
