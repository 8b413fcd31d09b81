package cn.fangfei.server.warning;

import cn.fangfei.server.kernel.AfterCommit;
import cn.fangfei.server.kernel.Ids;
import cn.fangfei.server.kernel.RegionLevel;
import cn.fangfei.server.registry.FirmWording;
import cn.fangfei.server.registry.WordingSignals;
import cn.fangfei.server.subject.SubjectDesk;
import cn.fangfei.server.subject.SubjectFirm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Hears from the register what wording stands and keeps it as signals, in the transaction that brought it: a handful of statements for
 * thousands of firms. The weighing follows in the background.
 */
@Component
class RegisterSignals {

	private final Weighings weighings;

	private final SubjectDesk subjects;

	private final WeighingBell bell;

	RegisterSignals(Weighings weighings, SubjectDesk subjects, WeighingBell bell) {
		this.weighings = weighings;
		this.subjects = subjects;
		this.bell = bell;
	}

	@EventListener
	void on(WordingSignals changed) {
		keep(changed.firms(), changed.at());
		AfterCommit.run(bell::ring);
	}

	void keep(List<FirmWording> firms, Instant at) {
		var bearing = firms.stream().filter(f -> !f.words().isEmpty()).toList();
		var known = bearing.isEmpty() ? Map.<UUID, cn.fangfei.server.subject.SubjectId>of()
				: subjects.knownFirms(bearing.stream()
					.map(f -> new SubjectFirm(f.firmId().value(), f.name(), f.creditCode(), f.region()))
					.toList());
		var signals = new ArrayList<Map<String, @Nullable Object>>();
		for (var firm : bearing) {
			var subject = Objects.requireNonNull(known.get(firm.firmId().value())).value();
			for (var found : FirmSignals.of(firm, at)) {
				var signal = new HashMap<String, @Nullable Object>();
				signal.put("signalId", Ids.next());
				signal.put("subjectId", subject);
				signal.put("subjectName", firm.name());
				signal.put("creditCode", firm.creditCode());
				signal.put("firmId", firm.firmId().value());
				signal.put("county", firm.region().at(RegionLevel.COUNTY).value());
				signal.put("region", firm.region().value());
				signal.put("rule", found.rule());
				signal.put("sourceKey", found.rule() + ":" + firm.firmId().value());
				signal.put("strength", found.strength());
				signal.put("because", found.because());
				signal.put("lexiconVersion", firm.lexiconVersion());
				signal.put("occurredAt", found.occurredAt().toString());
				signal.put("expiresAt", found.expiresAt() == null ? null : found.expiresAt().toString());
				signals.add(signal);
			}
		}
		weighings.keepRegister(firms.stream().map(f -> f.firmId().value()).toList(), signals, at);
	}
}
