package cn.fangfei.detection.assess;

/**
 * How much one kind of evidence is worth.
 *
 * @param weight points, from 0 to 100, that one fresh piece of full strength brings when nothing else is known
 * @param halfLifeDays after so many days a piece counts half; 0 for what does not age as long as it stands
 * @param cap the most points all evidence of this rule brings together. It stays under the bound of red, so that no rule alone,
 * however often it speaks, makes a subject red
 * @param enabled a rule that is switched off brings nothing
 */
public record ScoreRule(String code, double weight, double halfLifeDays, double cap, boolean enabled) {

	public static final double HIGHEST_CAP = 79;

	public ScoreRule {
		if (!(weight >= 0 && weight <= 100)) {
			throw new IllegalArgumentException("权重应在0到100之间");
		}
		if (!(cap >= 0 && cap <= HIGHEST_CAP)) {
			throw new IllegalArgumentException("上限应在0到79之间：任何一条规则都不能单独把主体推到红色");
		}
		if (!(halfLifeDays >= 0 && halfLifeDays <= 3_650)) {
			throw new IllegalArgumentException("半衰期应在0到3650天之间，0表示不衰减");
		}
	}
}
