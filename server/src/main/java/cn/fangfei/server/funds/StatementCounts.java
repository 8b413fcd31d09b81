package cn.fangfei.server.funds;

/** @param waiting statements that somebody else proposed and nobody answered */
record StatementCounts(long waiting) {
}
