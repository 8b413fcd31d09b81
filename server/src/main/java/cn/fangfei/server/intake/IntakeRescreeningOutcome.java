package cn.fangfei.server.intake;

import cn.fangfei.detection.assess.RiskLevel;
import cn.fangfei.server.intake.IntakeItems.Item;
import java.util.Objects;

/** What became of a text when the rules in force read it anew. An alarm is a text of level yellow or above. */
enum IntakeRescreeningOutcome {

	/** An alarm now and none before. */
	RAISED("升为报警"),
	/** No alarm any more. */
	LOWERED("不再报警"),
	/** Another score, other rules or another guard, on the same side. */
	ALTERED("分数有变"), UNCHANGED("没有变化");

	/** Scores are kept with one decimal. */
	private static final double SAME = 0.05;

	private final String label;

	IntakeRescreeningOutcome(String label) {
		this.label = label;
	}

	String label() {
		return label;
	}

	static IntakeRescreeningOutcome of(Item before, TextScreening now) {
		var was = alarm(before.level());
		if (was != alarm(now.level())) {
			return was ? LOWERED : RAISED;
		}
		var finding = now.finding();
		var same = Math.abs(before.score() - finding.score()) < SAME && before.level() == finding.level() && before.kinds().equals(now.kinds())
				&& Objects.equals(before.guard(), finding.guard());
		return same ? UNCHANGED : ALTERED;
	}

	private static boolean alarm(RiskLevel level) {
		return level.compareTo(RiskLevel.YELLOW) >= 0;
	}
}
