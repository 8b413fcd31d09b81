package cn.fangfei.server.demo;

import cn.fangfei.server.demo.DemoCaseload.Cast;
import cn.fangfei.server.demo.DemoCaseload.Step;
import cn.fangfei.server.kernel.CreditCode;
import cn.fangfei.server.warning.NewSignal;
import cn.fangfei.server.warning.SignalDesk;
import cn.fangfei.server.warning.WarningDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Enters what other platforms said, and answers some of the warnings that come of it. */
@Component
class DemoAlarmTelling {

	private final SignalDesk signals;

	private final WarningDesk warnings;

	DemoAlarmTelling(SignalDesk signals, WarningDesk warnings) {
		this.signals = signals;
		this.warnings = warnings;
	}

	List<Step> steps(List<DemoAlarm> alarms, Cast cast) {
		var steps = new ArrayList<Step>();
		var clerk = cast.person("clerk");
		for (var alarm : alarms) {
			for (var i = 0; i < alarm.told().size(); i++) {
				var told = alarm.told().get(i);
				// the last word stands for the warning: by then the score opened it
				var key = i == alarm.told().size() - 1 ? "warning-" + alarm.key() : "signal-" + alarm.key() + "-" + i;
				steps.add(new Step(key, told.at(), clerk, () -> record(alarm, told, cast)));
			}
			if (alarm.answer() != null) {
				steps.add(new Step("answer-" + alarm.key(), alarm.answer().at(), cast.person(alarm.answer().by()),
						() -> answer(cast.made("warning-" + alarm.key()), alarm.answer())));
			}
		}
		return steps;
	}

	private UUID record(DemoAlarm alarm, DemoAlarm.Told told, Cast cast) {
		var firm = alarm.firm();
		var recorded = signals.record(new NewSignal(firm.name(), new CreditCode(firm.creditCode()), cast.firm(firm),
				Objects.requireNonNull(firm.township()), told.rule(), told.origin(), told.sourceKey(), told.strength(), told.because(),
				told.occurredAt(), false));
		return recorded.warningId() == null ? recorded.subjectId() : recorded.warningId();
	}

	private UUID answer(UUID warning, DemoAlarm.Answer answer) {
		var version = warnings.get(warning).version();
		if (answer.verdict() != null) {
			warnings.answer(warning, answer.verdict(), answer.words(), version, false);
		}
		else if (answer.score() != null) {
			warnings.override(warning, answer.score(), answer.words(), Objects.requireNonNull(answer.until()), version, false);
		}
		else {
			warnings.snooze(warning, answer.words(), Objects.requireNonNull(answer.until()), version, false);
		}
		return warning;
	}
}
