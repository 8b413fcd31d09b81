package cn.fangfei.detection.assess;

import cn.fangfei.detection.text.LegalElement;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What level a score may claim. A number alone makes no subject orange or red: the law names four elements
 * (最高人民法院关于审理非法集资刑事案件具体应用法律若干问题的解释, 2022, 第一条), and a claim that several of them are there must rest on more than one
 * source (docs/detection/flow.md).
 */
public final class LevelRule {

	private LevelRule() {
	}

	/**
	 * Red needs at least three elements from at least two sources, orange two elements; below that the score decides.
	 *
	 * @param elements the elements that there are signs of, with the sources they come from
	 */
	public static RiskLevel level(double score, Map<LegalElement, Set<EvidenceSource>> elements) {
		var sources = EnumSet.noneOf(EvidenceSource.class);
		var shown = 0;
		for (var from : elements.values()) {
			shown += from.isEmpty() ? 0 : 1;
			sources.addAll(from);
		}
		var level = RiskLevel.of(score);
		if (level == RiskLevel.RED && (shown < 3 || sources.size() < 2)) {
			level = RiskLevel.ORANGE;
		}
		if (level == RiskLevel.ORANGE && shown < 2) {
			level = RiskLevel.YELLOW;
		}
		return level;
	}

}
