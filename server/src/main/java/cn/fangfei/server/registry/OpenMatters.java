package cn.fangfei.server.registry;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Which firms somebody already looks into, answered by a room above this one. */
public interface OpenMatters {

	/** Those of the firms that have an open clue the person who asks may see. */
	Set<UUID> withOpenClue(Collection<UUID> firmIds);
}
