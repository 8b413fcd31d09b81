package cn.fangfei.server.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people made of what the rules of the text screen found, in the territory of the post.
 * @param screenVersion the version that reads today
 */
record IntakeRules(String screenVersion, List<IntakeRuleView> rules) {

	/**
	 * One rule.
	 * @param hits texts in whose newest screening it speaks
	 * @param judged texts that were judged while it spoke
	 * @param falseAlarms of these, called a false alarm
	 * @param share false alarms of judged; absent when nothing was judged
	 * @param low of the interval of Wilson at 95 %
	 */
	record IntakeRuleView(String rule, String label, int hits, int judged, int falseAlarms, @Nullable Double share, double low,
			double high) {
	}
}
