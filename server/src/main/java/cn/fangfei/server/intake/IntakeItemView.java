package cn.fangfei.server.intake;

import cn.fangfei.detection.assess.RiskLevel;
import cn.fangfei.detection.text.TextEntityKind;
import cn.fangfei.server.kernel.RegionCode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A text with all that is known of it.
 * @param text what is shown and read: places of spans are offsets in this, in UTF-16 units
 * @param screening the newest
 * @param earlier older screenings, newest first: each with the version that made it
 */
public record IntakeItemView(IntakeItemRow item, String title, String text, List<IntakeSightingView> sightings,
		IntakeScreeningView screening, List<IntakeScreeningSummary> earlier, List<IntakeCandidateView> candidates,
		List<IntakeLinkView> links, List<IntakeVerdictView> verdicts, TakedownView takedown) {

	/** Where it was seen. */
	record IntakeSightingView(UUID sightingId, String sourceName, @Nullable String externalId, @Nullable String url,
			@Nullable String publisher, @Nullable Instant publishedAt, Instant receivedAt, String sha256, int distance) {
	}

	/** What the screen said. */
	record IntakeScreeningView(UUID screeningId, Instant screenedAt, String version, boolean current, double score, RiskLevel level,
			@Nullable String documentSort, @Nullable String guard, List<IntakeElement> elements, List<IntakeRateView> rates,
			List<IntakeSpanView> spans, List<IntakeEntityView> entities) {
	}

	/** A promised return. */
	record IntakeRateView(double value, String unit, double annual, int start, int end) {
	}

	/** A place the finding rests on, with the sentence around it. */
	record IntakeSpanView(int start, int end, String rule, String label, String term, String sentence) {
	}

	/** Something named by which somebody can be found. */
	record IntakeEntityView(TextEntityKind kind, String text, int start, int end) {
	}

	record IntakeScreeningSummary(UUID screeningId, Instant screenedAt, String version, double score, RiskLevel level,
			String screenedBy) {
	}

	/** Whom it may speak of. */
	record IntakeCandidateView(UUID candidateId, CandidateKind kind, String kindLabel, @Nullable UUID firmId, @Nullable UUID subjectId,
			String name, @Nullable String creditCode, RegionCode regionCode, String regionName, String reason, CandidateStatus status,
			@Nullable String answeredBy, @Nullable Instant answeredAt, @Nullable String note) {
	}

	/** A link to a subject; also one that ended, with why. */
	record IntakeLinkView(UUID linkId, UUID subjectId, String subjectName, @Nullable UUID firmId, @Nullable String creditCode,
			String reason, boolean automatic, String madeBy, Instant madeAt, @Nullable Instant endedAt, @Nullable String endedBy,
			@Nullable String endedReason) {
	}

	record IntakeVerdictView(UUID verdictId, IntakeVerdict verdict, IntakeVerdictReason reason, String reasonLabel, String note,
			String givenBy, Instant givenAt, String screenVersion) {
	}
}
