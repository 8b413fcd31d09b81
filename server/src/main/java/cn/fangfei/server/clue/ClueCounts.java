package cn.fangfei.server.clue;

/** What waits for this post: the badge at the menu, and what of it is due soon or late. */
record ClueCounts(long todo, long atRisk, long overdue) {
}
