package cn.fangfei.server.registry;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Ids that grow with time (UUID version 7, RFC 9562): rows written together lie together in the index. */
final class OrderedIds {

	private OrderedIds() {
	}

	static UUID next() {
		var random = ThreadLocalRandom.current();
		var high = System.currentTimeMillis() << 16 | 0x7000 | random.nextInt(1 << 12);
		return new UUID(high, random.nextLong() >>> 2 | 0x8000_0000_0000_0000L);
	}
}
