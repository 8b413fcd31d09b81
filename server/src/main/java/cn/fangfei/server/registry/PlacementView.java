package cn.fangfei.server.registry;

import java.util.List;
import java.util.UUID;

/** What came of placing firms: how many were placed, and why others were not. */
record PlacementView(int placed, List<RefusedPlacement> refused) {

	record RefusedPlacement(UUID firmId, String reason) {
	}
}
