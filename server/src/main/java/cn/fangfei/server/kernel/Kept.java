package cn.fangfei.server.kernel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * What is costly to count, kept for half a minute, and longer the longer the counting took: whoever turns the pages of thousands of rows
 * does not have them counted again for each, and a list that is costly to count does not keep the database at it. A count of what people
 * can oversee is never kept. Who asks while it is being counted waits for that count.
 */
public final class Kept<V> {

	private static final int OVERSEEN = 1_000;

	private static final Duration LEAST = Duration.ofSeconds(30);

	private static final Duration MOST = Duration.ofMinutes(10);

	/** Counting takes no more than one part in so many of the time. */
	private static final int SHARE = 200;

	private record Entry<V>(V value, Duration time) {
	}

	private final ToLongFunction<V> rows;

	private final Cache<Object, Entry<V>> kept;

	/**
	 * @param most how many counts are kept
	 * @param rows how many rows a count speaks of
	 */
	public Kept(int most, ToLongFunction<V> rows) {
		this.rows = rows;
		this.kept = Caffeine.newBuilder()
			.maximumSize(most)
			.expireAfter(Expiry.<Object, Entry<V>>writing((list, entry) -> entry.time()))
			.build();
	}

	/**
	 * The count of a list.
	 * @param list all that decides which rows it has: filter, scope, permissions, day
	 */
	public V of(Object list, Supplier<V> count) {
		return kept.get(list, fresh -> {
			var began = System.nanoTime();
			var value = count.get();
			return new Entry<>(value,
					rows.applyAsLong(value) > OVERSEEN ? time(Duration.ofNanos(System.nanoTime() - began)) : Duration.ZERO);
		}).value();
	}

	/** How long a count is kept that took so long. */
	static Duration time(Duration counting) {
		var time = counting.multipliedBy(SHARE);
		return time.compareTo(LEAST) < 0 ? LEAST : time.compareTo(MOST) > 0 ? MOST : time;
	}
}
