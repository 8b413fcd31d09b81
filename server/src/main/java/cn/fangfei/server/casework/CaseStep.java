package cn.fangfei.server.casework;

import java.time.LocalDate;

/**
 * A step as it is told: to the timeline, to the audit trail, and to the rooms above.
 * @param action two words for the audit trail
 * @param text for the timeline; what stands before the first ： is repeated to whoever comes too late
 * @param occurredOn when it happened in the world
 */
record CaseStep(String action, CaseEventKind event, String text, CaseMoveKind move, CaseFacts facts,
		LocalDate occurredOn) {
}
