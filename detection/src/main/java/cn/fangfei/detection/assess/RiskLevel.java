package cn.fangfei.detection.assess;

/**
 * The five colours of a score, after the only fully published scale (宿迁市冒烟指数: 红 80–100, 橙 60–80, 黄 40–60, 蓝 20–40, 绿 &lt;20).
 * The scale does not say to which side a bound belongs; here the lower bound is inclusive: 80.0 is red, 79.9 is orange.
 */
public enum RiskLevel {

	GREEN(0), BLUE(20), YELLOW(40), ORANGE(60), RED(80);

	private final int from;

	RiskLevel(int from) {
		this.from = from;
	}

	/** The lowest score of this level. */
	public int from() {
		return from;
	}

	public static RiskLevel of(double score) {
		var found = GREEN;
		for (var level : values()) {
			if (score >= level.from) {
				found = level;
			}
		}
		return found;
	}
}
