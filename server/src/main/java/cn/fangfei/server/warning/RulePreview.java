package cn.fangfei.server.warning;

import cn.fangfei.detection.assess.RiskLevel;
import java.util.List;
import java.util.UUID;

/**
 * What another version of the rules would make of the signals of a territory as they stand now.
 * @param subjects weighed by both
 * @param appears how many warnings would open; {@code appearing} the first hundred of them
 * @param moves how many stay and change their level
 */
record RulePreview(int version, int against, int revision, int subjects, PreviewLevels before, PreviewLevels after, int appears,
		List<PreviewSubject> appearing, int vanishes, List<PreviewSubject> vanishing, int moves, List<PreviewSubject> moving) {

	/** Warnings by level. */
	record PreviewLevels(int red, int orange, int yellow, int blue, int green) {
	}

	record PreviewSubject(UUID subjectId, String subjectName, double scoreBefore, RiskLevel levelBefore, double scoreAfter,
			RiskLevel levelAfter) {
	}
}
