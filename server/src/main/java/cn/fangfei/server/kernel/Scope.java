package cn.fangfei.server.kernel;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The part of the world a post may see: a half-open range of region codes, a grid, the matters assigned to a unit, and what
 * the account made itself. Every query over scoped rows takes it as parameters; PostgreSQL's row security enforces the same
 * bounds once more. A bound that is absent matches nothing.
 */
public record Scope(@Nullable String lo, @Nullable String hi, @Nullable String grid, @Nullable UUID unit,
		@Nullable UUID account) {

	public static final Scope NOTHING = new Scope(null, null, null, null, null);

	/** The named parameters {@code scopeLo, scopeHi, scopeGrid, scopeUnit, scopeAccount} of a scoped query. */
	public Map<String, @Nullable Object> parameters() {
		var parameters = new HashMap<String, @Nullable Object>();
		parameters.put("scopeLo", lo);
		parameters.put("scopeHi", hi);
		parameters.put("scopeGrid", grid);
		parameters.put("scopeUnit", unit);
		parameters.put("scopeAccount", account);
		return parameters;
	}

	/** Whether the whole of that region lies in the territory of this scope. */
	public boolean covers(RegionCode region) {
		return lo != null && hi != null && region.value().compareTo(lo) >= 0 && region.hi().compareTo(hi) <= 0;
	}
}
