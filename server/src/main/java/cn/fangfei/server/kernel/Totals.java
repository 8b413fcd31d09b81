package cn.fangfei.server.kernel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Totals of wide lists, kept for half a minute, and longer the longer the counting took: whoever turns the pages of thousands of rows
 * does not have them counted again for each, and a list that is costly to count does not keep the database at it. A total that people
 * can oversee is never kept. Who asks while a list is being counted waits for that count.
 */
public final class Totals {

	private static final int OVERSEEN = 1_000;

	private static final Duration LEAST = Duration.ofSeconds(30);

	private static final Duration MOST = Duration.ofMinutes(10);

	/** Counting takes no more than one part in so many of the time. */
	private static final int SHARE = 200;

	private record Kept(long total, Duration time) {
	}

	private final Cache<Object, Kept> kept = Caffeine.newBuilder()
		.maximumSize(10_000)
		.expireAfter(Expiry.<Object, Kept>writing((list, total) -> total.time()))
		.build();

	/**
	 * The total of a list.
	 * @param list all that decides which rows it has: filter, scope, permissions, day
	 */
	public long of(Object list, LongSupplier count) {
		return kept.get(list, fresh -> {
			var began = System.nanoTime();
			var total = count.getAsLong();
			return new Kept(total, total > OVERSEEN ? time(Duration.ofNanos(System.nanoTime() - began)) : Duration.ZERO);
		}).total();
	}

	/** How long a total is kept that took so long to count. */
	static Duration time(Duration counting) {
		var time = counting.multipliedBy(SHARE);
		return time.compareTo(LEAST) < 0 ? LEAST : time.compareTo(MOST) > 0 ? MOST : time;
	}
}
