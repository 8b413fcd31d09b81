package cn.fangfei.server.casework;

import cn.fangfei.server.clue.ClueId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A case took a step; published once for every step, in its transaction. {@code event} names this happening once and for all.
 * @param clues all clues of the case after the step, the lead clue first
 * @param occurredOn when it happened in the world
 */
public record CaseMoved(UUID event, CaseId caseId, List<ClueId> clues, CaseMoveKind kind, CaseFacts facts,
		LocalDate occurredOn, String by, Instant at) {

	public CaseMoved {
		if (clues.isEmpty()) {
			throw new IllegalArgumentException("a case has a lead clue");
		}
		clues = List.copyOf(clues);
	}
}
