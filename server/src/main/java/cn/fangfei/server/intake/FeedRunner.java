package cn.fangfei.server.intake;

import cn.fangfei.server.intake.FeedFetch.FetchFailed;
import cn.fangfei.server.intake.IntakeSources.Source;
import cn.fangfei.server.kernel.BackgroundWorker;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Asks sources one after the other when their time has come. One that fails says so in its own row and stops no other. */
@Component
class FeedRunner extends BackgroundWorker {

	private static final Logger log = LoggerFactory.getLogger(FeedRunner.class);

	private final FeedSteps steps;

	private final FeedFetch fetch;

	private final Clock clock;

	FeedRunner(FeedSteps steps, FeedFetch fetch, Clock clock, @Value("${fangfei.intake.look:30s}") Duration look) {
		super("intake-feeds", look, Duration.ofSeconds(10));
		this.steps = steps;
		this.fetch = fetch;
		this.clock = clock;
	}

	@Override
	protected boolean work() {
		var next = steps.take(clock.instant());
		next.ifPresent(this::ask);
		return next.isPresent();
	}

	private void ask(Source source) {
		try {
			var fetched = fetch.fetch(source.url(), source.etag(), source.lastModified());
			var bad = new ArrayList<UnusableText>();
			var feed = fetched.fresh() ? FeedReading.read(fetched.body(), fetched.contentType(), bad) : FeedReading.Feed.NOTHING;
			steps.keep(source, fetched, feed, bad);
		}
		catch (FetchFailed e) {
			steps.failed(source, String.valueOf(e.getMessage()));
		}
		catch (RuntimeException | Error e) {
			log.warn("source {} could not be read", source.sourceId(), e);
			steps.failed(source, "读取时出错，请联系平台维护人员查看日志");
		}
	}
}
