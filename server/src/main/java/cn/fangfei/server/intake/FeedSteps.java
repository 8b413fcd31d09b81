package cn.fangfei.server.intake;

import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.intake.FeedFetch.Fetched;
import cn.fangfei.server.intake.IntakeSources.Source;
import cn.fangfei.server.jurisdiction.RegionDesk;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps of asking a source, each one transaction. */
@Service
@Transactional
class FeedSteps {

	private static final Duration LONGEST_WAIT = Duration.ofDays(1);

	private final IntakeSources sources;

	private final TextReceiver receiver;

	private final RegionDesk regions;

	private final AuditTrail audit;

	private final Clock clock;

	FeedSteps(IntakeSources sources, TextReceiver receiver, RegionDesk regions, AuditTrail audit, Clock clock) {
		this.sources = sources;
		this.receiver = receiver;
		this.regions = regions;
		this.audit = audit;
		this.clock = clock;
	}

	Optional<Source> take(Instant now) {
		return sources.take(now);
	}

	/**
	 * Takes in what a source answered. An answer that was not read to its end is asked for again, changed or not.
	 * @param read what the answer holds, nothing when nothing changed; an answer can be long, and is read before the transaction begins
	 * @param bad those that could not be read
	 */
	void keep(Source source, Fetched fetched, FeedReading.Feed read, List<UnusableText> bad) {
		var now = clock.instant();
		var next = now.plus(Duration.ofMinutes(source.intervalMinutes()));
		if (!fetched.fresh()) {
			sources.told(source, "没有新内容", null, fetched.etag(), fetched.lastModified(), next, now);
			return;
		}
		var reading = new TextReading(source.channel(), source.name(), true, source.region(), new IntakePlaces(source.region(), regions), now,
				URI.create(source.url()));
		var texts = new ArrayList<IncomingText>();
		for (var cells : read.texts()) {
			try {
				texts.add(reading.read(cells));
			}
			catch (UnusableText e) {
				bad.add(e);
			}
		}
		var counts = new int[IntakeOutcome.values().length];
		var received = receiver.receive(texts, new TextOrigin(source.channel(), null, source.sourceId(), null, source.name()), now,
				(place, why) -> bad.add(why));
		received.forEach(r -> counts[r.outcome().ordinal()]++);
		var fresh = counts[IntakeOutcome.NEW.ordinal()];
		var again = counts[IntakeOutcome.SIGHTED.ordinal()];
		var said = "读到" + (received.size() + bad.size()) + "条，新增" + fresh + "，再次出现" + again + "，未变" + counts[IntakeOutcome.UNCHANGED.ordinal()]
				+ (bad.isEmpty() ? "" : "，未收" + bad.size() + "（" + bad.get(0).message() + "）")
				+ (read.left() == 0 ? "" : "，还有" + read.left() + "条没有读（一次最多读" + read.texts().size() + "条，请改用条数少的地址或者由对方推送）");
		var whole = read.left() == 0;
		sources.told(source, said, null, whole ? fetched.etag() : null, whole ? fetched.lastModified() : null, next, now);
		if (fresh + again > 0) {
			audit.recordMachine("采集：" + source.name(), "intake:receive", "intake-source", source.sourceId(), source.region(), said);
		}
	}

	/** Keeps why a source could not be read; the more often in a row, the later it is asked again. */
	void failed(Source source, String error) {
		var now = clock.instant();
		var wait = Duration.ofMinutes(source.intervalMinutes()).multipliedBy(1L << Math.min(source.failures(), 6));
		sources.told(source, null, error, null, null, now.plus(wait.compareTo(LONGEST_WAIT) > 0 ? maximum(source) : wait), now);
	}

	private static Duration maximum(Source source) {
		var interval = Duration.ofMinutes(source.intervalMinutes());
		return interval.compareTo(LONGEST_WAIT) > 0 ? interval : LONGEST_WAIT;
	}
}
