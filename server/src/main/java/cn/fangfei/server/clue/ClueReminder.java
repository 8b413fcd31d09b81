package cn.fangfei.server.clue;

import cn.fangfei.server.kernel.RegionCode;
import java.time.LocalDate;
import java.util.UUID;

/** What the clock of a clue has to tell. */
record ClueReminder(ClueId clue, String number, String subjectName, RegionCode region, UUID unit, LocalDate dueOn,
		Kind kind) {

	enum Kind {
		DUE_SOON, OVERDUE, ESCALATED, NOT_ACCEPTED
	}
}
