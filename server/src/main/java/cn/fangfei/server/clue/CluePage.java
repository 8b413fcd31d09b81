package cn.fangfei.server.clue;

import java.util.List;

/** One page of clues. */
record CluePage(List<ClueRow> rows, long total, int page, int size) {
}
