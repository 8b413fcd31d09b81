package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.RegionCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A text of a source, read and not kept yet.
 * @param title empty where there is none
 * @param target whom it is said to be about, where the source has a field for that
 * @param payload what was received, as one JSON object
 */
record IncomingText(@Nullable String externalId, String title, String body, @Nullable String publisher, @Nullable String url,
		@Nullable Instant publishedAt, RegionCode region, String sourceName, @Nullable String target, String payload) {

	/** What is read and shown: places of a finding are places in this. */
	static String text(String title, String body) {
		return title.isEmpty() || body.equals(title) ? body : body.isEmpty() ? title : title + "\n" + body;
	}

	String text() {
		return text(title, body);
	}
}
