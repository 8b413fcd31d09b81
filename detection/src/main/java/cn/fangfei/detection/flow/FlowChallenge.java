package cn.fangfei.detection.flow;

import cn.fangfei.detection.assess.RiskLevel;
import java.util.List;

/**
 * What the challenger makes of a subject. The scorecard stays official; the challenger may raise its level by one and no more.
 *
 * @param score on the scale of the scorecard, from 0 to 100
 * @param official the level by the scorecard alone
 * @param reasons the challenger's own, the weightiest first, at most five
 * @param version of the challenger
 */
public record FlowChallenge(double score, RiskLevel official, List<FlowReason> reasons, String version) {

	public FlowChallenge {
		reasons = List.copyOf(reasons);
	}

}
