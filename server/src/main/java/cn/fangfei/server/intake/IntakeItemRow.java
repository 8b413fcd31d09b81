package cn.fangfei.server.intake;

import cn.fangfei.detection.assess.RiskLevel;
import cn.fangfei.server.kernel.RegionCode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A text in a list.
 * @param excerpt its title, or how it begins
 * @param sources where it was seen, in the order of their first sighting
 * @param rules the rules that speak in its newest screening
 * @param subjects names of the subjects it is linked to
 */
public record IntakeItemRow(UUID itemId, IntakeChannel channel, String excerpt, @Nullable String publisher, @Nullable String url,
		@Nullable Instant publishedAt, Instant firstSeenAt, Instant lastSeenAt, int sightings, List<String> sources, double score,
		RiskLevel level, List<IntakeRuleName> rules, @Nullable String guard, RegionCode regionCode, String regionName,
		@Nullable IntakeVerdict verdict, @Nullable Instant judgedAt, @Nullable String judgedBy, List<String> subjects,
		TakedownState takedown, int version) {

	/** A rule of the text screen and what officers call it. */
	record IntakeRuleName(String rule, String label) {
	}
}
