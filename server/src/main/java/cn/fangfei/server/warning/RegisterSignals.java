package cn.fangfei.server.warning;

import cn.fangfei.server.kernel.AfterCommit;
import cn.fangfei.server.kernel.Ids;
import cn.fangfei.server.kernel.RegionLevel;
import cn.fangfei.server.registry.FirmFindings;
import cn.fangfei.server.registry.FirmWording;
import cn.fangfei.server.registry.ProfileSignals;
import cn.fangfei.server.registry.WordingSignals;
import cn.fangfei.server.subject.SubjectDesk;
import cn.fangfei.server.subject.SubjectFirm;
import cn.fangfei.server.subject.SubjectId;
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
 * Hears from the register what wording stands and what its other rules found, and keeps both as signals, in the transaction that brought
 * it: a handful of statements for thousands of firms. The weighing follows in the background.
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

	@EventListener
	void on(ProfileSignals found) {
		var bearing = known(found.firms().stream().filter(f -> !f.findings().isEmpty()).map(RegisterSignals::firm).toList());
		var signals = new ArrayList<Map<String, @Nullable Object>>();
		for (var firm : found.firms()) {
			for (var finding : firm.findings()) {
				signals.add(signal(firm(firm), bearing, firm.lexiconVersion(), new FirmSignals.Found(SignalRule.valueOf(finding.rule().name()),
						finding.strength(), finding.sentence(), finding.since(), finding.until())));
			}
		}
		weighings.keepFirms(Signal.REGISTER_RULES, "登记画像", found.firms().stream().map(f -> f.firmId().value()).toList(), signals, found.at());
		AfterCommit.run(bell::ring);
	}

	void keep(List<FirmWording> firms, Instant at) {
		var bearing = known(firms.stream().filter(f -> !f.words().isEmpty()).map(RegisterSignals::firm).toList());
		var signals = new ArrayList<Map<String, @Nullable Object>>();
		for (var firm : firms) {
			for (var found : FirmSignals.of(firm, at)) {
				signals.add(signal(firm(firm), bearing, firm.lexiconVersion(), found));
			}
		}
		weighings.keepFirms(Signal.REGISTER, "登记筛查", firms.stream().map(f -> f.firmId().value()).toList(), signals, at);
	}

	private Map<UUID, SubjectId> known(List<SubjectFirm> firms) {
		return firms.isEmpty() ? Map.of() : subjects.knownFirms(firms);
	}

	private static SubjectFirm firm(FirmWording firm) {
		return new SubjectFirm(firm.firmId().value(), firm.name(), firm.creditCode(), firm.region());
	}

	private static SubjectFirm firm(FirmFindings firm) {
		return new SubjectFirm(firm.firmId().value(), firm.name(), firm.creditCode(), firm.region());
	}

	private static Map<String, @Nullable Object> signal(SubjectFirm firm, Map<UUID, SubjectId> subjects, int lexiconVersion,
			FirmSignals.Found found) {
		var signal = new HashMap<String, @Nullable Object>();
		signal.put("signalId", Ids.next());
		signal.put("subjectId", Objects.requireNonNull(subjects.get(firm.firmId())).value());
		signal.put("subjectName", firm.name());
		signal.put("creditCode", firm.creditCode());
		signal.put("firmId", firm.firmId());
		signal.put("county", firm.region().at(RegionLevel.COUNTY).value());
		signal.put("region", firm.region().value());
		signal.put("rule", found.rule());
		signal.put("sourceKey", found.rule() + ":" + firm.firmId());
		signal.put("strength", found.strength());
		signal.put("because", found.because());
		signal.put("lexiconVersion", lexiconVersion);
		signal.put("occurredAt", found.occurredAt().toString());
		signal.put("expiresAt", found.expiresAt() == null ? null : found.expiresAt().toString());
		return signal;
	}
}
