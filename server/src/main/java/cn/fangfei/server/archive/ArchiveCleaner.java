package cn.fangfei.server.archive;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Clears away uploads nobody went on with, and contents that a killed platform put in place and never entered. */
@Component
class ArchiveCleaner {

	private static final Logger log = LoggerFactory.getLogger(ArchiveCleaner.class);

	private final Partials partials;

	private final Contents contents;

	private final Uploads uploads;

	ArchiveCleaner(Partials partials, Contents contents, Uploads uploads) {
		this.partials = partials;
		this.contents = contents;
		this.uploads = uploads;
	}

	@Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
	void clean() {
		var stale = partials.dropStale();
		if (!stale.isEmpty()) {
			uploads.forget(stale);
			log.info("{} uploads that nobody went on with were cleared away", stale.size());
		}
		var cleared = contents.dropUnclaimed(uploads::unclaimed);
		if (cleared > 0) {
			log.info("{} contents without an entry were cleared away", cleared);
		}
	}
}
