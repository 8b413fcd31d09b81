package cn.fangfei.simulation.venture;

/**
 * One payment in, with the agreement that goes with it.
 *
 * @param member number of the member
 * @param fen principal
 * @param from index of the day
 */
public record Lot(int member, long fen, int from) {
}
