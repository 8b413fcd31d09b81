package cn.fangfei.server.kernel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Totals of wide lists, kept for half a minute: whoever turns the pages of thousands of rows does not have them counted again for each.
 * A total that people can oversee is never kept.
 */
public final class Totals {

	private static final int OVERSEEN = 1_000;

	private final Cache<Object, Long> kept = Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofSeconds(30)).build();

	/**
	 * The total of a list.
	 * @param list all that decides which rows it has: filter, scope, permissions, day
	 */
	public long of(Object list, LongSupplier count) {
		var known = kept.getIfPresent(list);
		if (known != null) {
			return known;
		}
		var total = count.getAsLong();
		if (total > OVERSEEN) {
			kept.put(list, total);
		}
		return total;
	}
}
