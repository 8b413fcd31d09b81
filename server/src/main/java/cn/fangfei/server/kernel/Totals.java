package cn.fangfei.server.kernel;

import java.util.function.LongSupplier;

/** Totals of wide lists, {@link Kept} as long as their counting was costly. */
public final class Totals {

	private final Kept<Long> kept = new Kept<>(10_000, Long::longValue);

	/**
	 * The total of a list.
	 * @param list all that decides which rows it has: filter, scope, permissions, day
	 */
	public long of(Object list, LongSupplier count) {
		return kept.of(list, count::getAsLong);
	}
}
