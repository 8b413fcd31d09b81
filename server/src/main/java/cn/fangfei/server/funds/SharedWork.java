package cn.fangfei.server.funds;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Work that is done once for all who ask for it meanwhile, and for a few keys at once. */
final class SharedWork<K, V> {

	private final ConcurrentHashMap<K, CompletableFuture<Optional<V>>> underWay = new ConcurrentHashMap<>();

	private final Semaphore places;

	SharedWork(int atOnce) {
		places = new Semaphore(atOnce, true);
	}

	/** Does the work, or waits for whoever does it; empty when that one failed, and then whoever waited may try for themselves. */
	Optional<V> get(K key, Supplier<V> work) {
		var mine = new CompletableFuture<Optional<V>>();
		var others = underWay.putIfAbsent(key, mine);
		if (others != null) {
			return others.join();
		}
		Optional<V> done = Optional.empty();
		places.acquireUninterruptibly();
		try {
			done = Optional.of(work.get());
			return done;
		}
		finally {
			places.release();
			underWay.remove(key, mine);
			mine.complete(done);
		}
	}
}
