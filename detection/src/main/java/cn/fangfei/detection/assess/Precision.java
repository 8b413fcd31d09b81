package cn.fangfei.detection.assess;

/**
 * How often a rule was right, with what can be said for sure.
 *
 * <p>Theory: the interval of Wilson (1927) at 95 %, which holds for few and for extreme shares, where the usual one does not.
 *
 * <p>Limits: checked warnings are no random sample, for people check the grave ones first.
 *
 * @param share right of all; 0 when nothing was judged
 */
public record Precision(double share, double low, double high) {

	private static final double Z = 1.959963984540054;

	public static Precision of(int right, int all) {
		if (right < 0 || right > all) {
			throw new IllegalArgumentException("属实数应在0到总数之间");
		}
		if (all == 0) {
			return new Precision(0, 0, 1);
		}
		var share = (double) right / all;
		var z2 = Z * Z / all;
		var centre = share + z2 / 2;
		var reach = Z * Math.sqrt(share * (1 - share) / all + z2 / (4 * all));
		return new Precision(share, Math.max(0, (centre - reach) / (1 + z2)), Math.min(1, (centre + reach) / (1 + z2)));
	}
}
