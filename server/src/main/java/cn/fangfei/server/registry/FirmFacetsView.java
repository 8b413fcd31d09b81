package cn.fangfei.server.registry;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many firms each choice of each facet would leave under the other filters.
 * @param countedAt when it was counted: a wide territory is not counted for every look
 */
record FirmFacetsView(List<FacetView> facets, Instant countedAt) {

	record FacetView(FirmFacet facet, List<FacetValueView> values) {
	}

	/**
	 * A choice.
	 * @param value what the filter takes
	 * @param label Chinese, where the value does not speak for itself
	 */
	record FacetValueView(String value, @Nullable String label, long count) {
	}
}
