package cn.fangfei.server.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far taking an advert down has come, and each step.
 * @param next the step that comes next; none once there is a result
 * @param reappearedAt when the text was seen again after it was taken down 再次出现
 */
public record TakedownView(TakedownState state, @Nullable UUID unitId, @Nullable String unitName, @Nullable TakedownResult result,
		@Nullable TakedownStepKind next, @Nullable Instant reappearedAt, List<TakedownStepView> steps, int version) {

	/** @param annulled whether a later step took it back */
	record TakedownStepView(UUID stepId, TakedownStepKind kind, LocalDate day, List<TakedownBasis> bases, @Nullable UUID unitId,
			@Nullable String unitName, @Nullable String paperNumber, @Nullable TakedownResult result, @Nullable UUID annuls, boolean annulled,
			String note, String by, String byUnit, Instant at) {
	}
}
