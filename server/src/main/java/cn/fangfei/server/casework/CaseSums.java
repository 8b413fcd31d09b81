package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Yuan;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The sums of a case's movements; null while nothing was said.
 * @param outstanding 未清退 = raised − returned (G23)
 */
public record CaseSums(@Nullable Yuan raised, @Nullable Yuan returned, @Nullable Yuan outstanding,
		@Nullable Integer participants, @Nullable Integer repaidParticipants, @Nullable Integer unrepaidParticipants) {

	static CaseSums of(@Nullable BigDecimal raised, @Nullable BigDecimal returned, @Nullable Integer participants,
			@Nullable Integer repaid) {
		return new CaseSums(yuan(raised), yuan(returned),
				raised == null ? null : new Yuan(returned == null ? raised : raised.subtract(returned)), participants, repaid,
				participants == null ? null : participants - (repaid == null ? 0 : repaid));
	}

	Yuan raisedOrNone() {
		return raised == null ? Yuan.of(0) : raised;
	}

	Yuan returnedOrNone() {
		return returned == null ? Yuan.of(0) : returned;
	}

	private static @Nullable Yuan yuan(@Nullable BigDecimal value) {
		return value == null ? null : new Yuan(value);
	}
}
