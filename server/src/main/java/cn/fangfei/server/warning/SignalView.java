package cn.fangfei.server.warning;

import cn.fangfei.server.kernel.RegionCode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A signal as the contract shows it. */
record SignalView(UUID signalId, UUID subjectId, String subjectName, @Nullable UUID firmId, RegionCode regionCode, SignalRule rule,
		String origin, double strength, String because, @Nullable Integer lexiconVersion, Instant occurredAt, Instant recordedAt,
		String recordedBy, @Nullable Instant expiresAt, @Nullable Instant endedAt, @Nullable WarningVerdict answeredAs) {

	static SignalView of(Signal s) {
		return new SignalView(s.signalId(), s.subjectId(), s.subjectName(), s.firmId(), new RegionCode(s.regionCode()), s.rule(),
				s.source(), s.strength(), s.because(), s.lexiconVersion(), s.occurredAt(), s.recordedAt(),
				s.recordedByName(), s.expiresAt(), s.endedAt(), s.answeredAs());
	}
}
