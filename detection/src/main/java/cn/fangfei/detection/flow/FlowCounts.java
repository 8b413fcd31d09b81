package cn.fangfei.detection.flow;

/**
 * What became of the transactions: every one that was handed in is in exactly one of the first five.
 *
 * @param applied taken into account
 * @param waiting not yet worked off
 * @param duplicates the same id, time and content once more; left out
 * @param conflicting the same id and time with another content; left out, the first by content stays
 * @param late older than the lateness allows; left out
 * @param internal of those applied: between two accounts of one party, moved nothing
 * @param jumped of all: put aside because it lay far ahead of the rows before it
 */
public record FlowCounts(long applied, long waiting, long duplicates, long conflicting, long late, long internal, long jumped) {
}
