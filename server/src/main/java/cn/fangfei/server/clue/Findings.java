package cn.fangfei.server.clue;

import java.util.Optional;

/** What this room must know of findings, answered by the room verification above it. */
public interface Findings {

	/** The finding of a clue that the caller sees; empty before there is one. */
	Optional<FindingView> of(ClueId clue);
}
