package cn.fangfei.server.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The ways out of the house that are configured; none unless the platform's keeper says so. */
@Component
class Channels {

	private final List<Way> ways;

	private final Duration gather;

	/** @param gather how long a message waits for others to the same person before it leaves */
	Channels(List<Way> ways, @Value("${fangfei.notify.gather:60s}") Duration gather) {
		this.ways = ways.stream().filter(Way::open).toList();
		this.gather = gather;
	}

	List<OutgoingChannel> open() {
		return ways.stream().map(Way::channel).toList();
	}

	Optional<Way> way(OutgoingChannel channel) {
		return ways.stream().filter(way -> way.channel() == channel).findFirst();
	}

	Instant leavesAt(Instant now) {
		return now.plus(gather);
	}
}
