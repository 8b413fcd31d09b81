package cn.fangfei.server.clue;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.registry.OpenMatters;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the room registry, below this one, must know of clues. */
@Component
class OpenMattersOfClues implements OpenMatters {

	private final Clues clues;

	private final Access access;

	OpenMattersOfClues(Clues clues, Access access) {
		this.clues = clues;
		this.access = access;
	}

	@Override
	public Set<UUID> withOpenClue(Collection<UUID> firmIds) {
		return firmIds.isEmpty() ? Set.of() : clues.firmsWithOpenClue(firmIds, access.actor().scope());
	}
}
