package cn.fangfei.server.clue;

/** What waits for this post: the badge at the menu. */
record ClueCounts(long todo) {
}
