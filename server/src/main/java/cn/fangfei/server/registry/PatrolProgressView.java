package cn.fangfei.server.registry;

import java.util.List;

/**
 * How far the townships have come; {@code unplaced} firms of the list wait for the clerk to say where they lie.
 */
record PatrolProgressView(List<TownshipProgress> townships, long unplaced, long notHanded) {

	/**
	 * A township: {@code total} is the sum of the others.
	 * @param open waiting and in time
	 */
	record TownshipProgress(String regionCode, String regionName, long open, long overdue, long visited, long total) {
	}
}
