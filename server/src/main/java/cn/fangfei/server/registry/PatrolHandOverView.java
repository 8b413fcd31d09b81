package cn.fangfei.server.registry;

import cn.fangfei.server.registry.BulkView.RefusedItem;
import java.util.List;

/**
 * What came of handing firms over.
 * @param untold townships where nobody could be told, because no unit is set up there
 */
record PatrolHandOverView(int done, List<RefusedItem> refused, List<TownshipHandOver> townships, List<String> untold) {

	record TownshipHandOver(String regionCode, String regionName, int targets) {
	}
}
