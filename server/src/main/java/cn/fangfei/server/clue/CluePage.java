package cn.fangfei.server.clue;

import java.util.List;

/**
 * One page of clues.
 * @param total how many there are; {@link cn.fangfei.server.kernel.Paging#COUNTED} and one says more than that
 */
record CluePage(List<ClueRow> rows, long total, int page, int size) {
}
