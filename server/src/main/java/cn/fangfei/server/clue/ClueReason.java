package cn.fangfei.server.clue;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A listed reason for which a clue may be returned or suspended.
 * @param basis where the reason is written
 * @param until the last day on which it may be used; absent while it stands
 */
record ClueReason(ClueReasonKind kind, String code, String label, String basis, LocalDate since,
		@Nullable LocalDate until) {
}
