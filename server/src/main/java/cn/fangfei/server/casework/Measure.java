package cn.fangfei.server.casework;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A measure 处置措施 as it was decided.
 * @param body who decided it
 * @param approvedBy the head who approved it, where the law asks for that
 * @param evidence where its receipt or proof is found
 * @param dueOn when it is to be done; absent takes the term of its kind, where there is one
 */
public record Measure(MeasureKind kind, LocalDate decidedOn, String body, @Nullable String approvedBy, List<String> officers,
		@Nullable String paperNo, @Nullable String evidence, String content, @Nullable LocalDate dueOn) {

	public Measure {
		officers = officers.stream().map(String::strip).filter(o -> !o.isEmpty()).distinct().toList();
	}

	/** Refuses what the law does not allow. */
	void check(boolean cityOrAbove) {
		if (kind == MeasureKind.EXIT_BAN && !cityOrAbove) {
			throw new ExitBanAboveCounty();
		}
		if (kind.needsApproval() && (approvedBy == null || officers.size() < 2)) {
			throw new MeasureNeedsApproval(kind.label());
		}
		if (dueOn != null && dueOn.isBefore(decidedOn)) {
			throw new CaseDateWrong("完成期限", "不能早于决定日期" + decidedOn);
		}
	}
}
