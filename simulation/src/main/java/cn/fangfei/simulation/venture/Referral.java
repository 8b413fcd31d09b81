package cn.fangfei.simulation.venture;

/**
 * What those get who bring others, level by level upwards.
 *
 * @param rates share of the newcomer's payment for the one who brought her, for the one who brought that one, and so on; none if empty
 * @param gift a fixed sum for the first instead, in yuan; 0 if none
 * @param onRepeats whether payments after the first count too
 * @param seen share of these payments that goes over the venture's own accounts; the rest is in cash or from elsewhere
 * @param memos what is written on them
 */
public record Referral(double[] rates, double gift, boolean onRepeats, double seen, String... memos) {

	public static final Referral NONE = new Referral(new double[0], 0, false, 1, "");
}
