package cn.fangfei.server.warning;

/** How many warnings wait, by level. */
record WarningCounts(long waiting, long red, long orange, long yellow, long blue) {
}
