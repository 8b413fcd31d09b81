package cn.fangfei.server.intake;

import cn.fangfei.server.intake.TakedownView.TakedownStepView;
import cn.fangfei.server.intake.Takedowns.Step;
import cn.fangfei.server.intake.Takedowns.Takedown;
import cn.fangfei.server.jurisdiction.Unit;
import cn.fangfei.server.jurisdiction.UnitDesk;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How a take-down is shown. */
@Component
class TakedownReading {

	private final UnitDesk units;

	TakedownReading(UnitDesk units) {
		this.units = units;
	}

	TakedownView view(Takedown now, List<Step> steps) {
		var annulled = steps.stream().map(Step::annuls).filter(Objects::nonNull).collect(Collectors.toCollection(HashSet::new));
		var unit = now.unitId() == null ? null : units.get(now.unitId()).map(Unit::name).orElse(null);
		return new TakedownView(now.state(), now.unitId(), unit, now.result(), next(now.state()), now.reappearedAt(),
				steps.stream()
					.map(s -> new TakedownStepView(s.stepId(), s.kind(), s.day(), s.bases(), s.unitId(), s.unitName(), s.paperNumber(),
							s.result(), s.annuls(), annulled.contains(s.stepId()), s.note(), s.by(), s.byUnit(), s.at()))
					.toList(),
				now.version());
	}

	/** The newest step that stands: the one that an annulment takes back. */
	static Optional<Step> newest(List<Step> steps) {
		var annulled = steps.stream().map(Step::annuls).filter(Objects::nonNull).collect(Collectors.toSet());
		return steps.stream()
			.filter(s -> s.kind() != TakedownStepKind.ANNULLED && !annulled.contains(s.stepId()))
			.reduce((older, newer) -> newer);
	}

	private static @Nullable TakedownStepKind next(TakedownState state) {
		return switch (state) {
			case NONE -> TakedownStepKind.DETERMINED;
			case DETERMINED -> TakedownStepKind.HANDED_OVER;
			case HANDED_OVER -> TakedownStepKind.ANSWERED;
			case ANSWERED -> null;
		};
	}
}
