package cn.fangfei.server.notify;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Carries what waits in the outbox out of the house, one after the other, and tries again later and later what failed. After the last
 * attempt a delivery is dead: it stays to be seen and can be sent again by hand. It may arrive twice, under one key, and is never lost.
 */
@Component
class Courier {

	private static final Logger log = LoggerFactory.getLogger(Courier.class);

	private static final int AT_ONCE = 20;

	private static final Duration KEPT = Duration.ofDays(90);

	private final ScheduledThreadPoolExecutor feet = new ScheduledThreadPoolExecutor(1, work -> {
		var thread = new Thread(work, "courier");
		thread.setDaemon(true);
		return thread;
	});

	private final Outgoings outgoings;

	private final Channels channels;

	private final Clock clock;

	private final Duration rest;

	private final Duration firstWait;

	private final Duration longestWait;

	private final Duration lease;

	private final int attempts;

	/** @param firstWait before the second attempt; it doubles each time, up to the longest */
	Courier(Outgoings outgoings, Channels channels, Clock clock, @Value("${fangfei.notify.rest:5s}") Duration rest,
			@Value("${fangfei.notify.first-wait:30s}") Duration firstWait,
			@Value("${fangfei.notify.longest-wait:1h}") Duration longestWait,
			@Value("${fangfei.notify.patience:10s}") Duration patience, @Value("${fangfei.notify.attempts:12}") int attempts) {
		this.outgoings = outgoings;
		this.channels = channels;
		this.clock = clock;
		this.rest = rest;
		this.firstWait = firstWait;
		this.longestWait = longestWait;
		this.lease = patience.multipliedBy(3L * AT_ONCE); // connecting, writing, reading, for each of them
		this.attempts = attempts;
	}

	@EventListener(ApplicationReadyEvent.class)
	void start() {
		if (!channels.open().isEmpty()) {
			feet.scheduleWithFixedDelay(this::round, rest.toMillis(), rest.toMillis(), TimeUnit.MILLISECONDS);
		}
	}

	@EventListener(ContextClosedEvent.class)
	void stop() {
		feet.shutdownNow();
	}

	/** A delivery that arrived is kept for three months. */
	@Scheduled(cron = "0 40 3 * * *", zone = "Asia/Shanghai")
	void forget() {
		outgoings.forget(clock.instant().minus(KEPT));
	}

	private void round() {
		try {
			for (var left = AT_ONCE; left == AT_ONCE;) {
				var now = clock.instant();
				var taken = outgoings.take(now, now.plus(lease), AT_ONCE);
				for (var delivery : taken) {
					carry(delivery);
				}
				left = taken.size();
			}
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		catch (RuntimeException e) {
			log.warn("the courier could not ask the outbox: {}", e.getMessage());
		}
	}

	private void carry(Delivery delivery) throws InterruptedException {
		try {
			channels.way(delivery.channel()).orElseThrow(() -> new DeliveryFailed("这条渠道没有开通")).send(delivery);
			outgoings.sent(delivery, clock.instant());
		}
		catch (DeliveryFailed e) {
			if (delivery.attempts() >= attempts) {
				log.warn("delivery {} by {} given up after {} attempts: {}", delivery.delivery(), delivery.channel(), attempts,
						e.getMessage());
				outgoings.dead(delivery, clock.instant(), e.getMessage());
			}
			else {
				outgoings.again(delivery, clock.instant(), clock.instant().plus(wait(delivery.attempts())), e.getMessage());
			}
		}
	}

	/** Twice as long each time, and not all at the same instant. */
	private Duration wait(int attempt) {
		var doubled = firstWait.multipliedBy(1L << Math.min(attempt - 1, 20));
		var held = doubled.compareTo(longestWait) > 0 ? longestWait : doubled;
		return held.plusMillis(ThreadLocalRandom.current().nextLong(held.toMillis() / 5 + 1));
	}
}
