package cn.fangfei.server.clue;

import cn.fangfei.server.kernel.RegionCode;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the clock of a clue has to tell.
 * @param unit who verifies; nobody yet while the office has to decide
 */
record ClueReminder(ClueId clue, String number, String subjectName, RegionCode region, @Nullable UUID unit, LocalDate dueOn,
		Kind kind) {

	enum Kind {
		DUE_SOON, OVERDUE, ESCALATED, NOT_ACCEPTED
	}
}
