package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Yuan;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A penalty 行政处罚 as it was decided.
 * @param types codes of the list that held on the day of the decision
 * @param gain the illegal gain 违法所得, from which a facilitator's fine is reckoned (条例 Art 31)
 */
public record Penalty(List<String> types, PenaltyTarget target, String against, @Nullable Yuan amount, @Nullable Yuan gain,
		String basis, LocalDate decidedOn, String body, @Nullable String documentNo, @Nullable String note) {

	public Penalty {
		types = types.stream().distinct().sorted().toList();
	}
}
