package cn.fangfei.server.clue;

import cn.fangfei.server.kernel.Scope;
import java.util.Optional;

/** What this room must know of findings, answered by the room verification above it. */
public interface Findings {

	/** The finding of a clue within the scope; empty before there is one. */
	Optional<FindingView> of(ClueId clue, Scope scope);
}
