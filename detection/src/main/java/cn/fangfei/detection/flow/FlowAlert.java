package cn.fangfei.detection.flow;

import cn.fangfei.detection.assess.RiskLevel;
import java.time.LocalDate;
import java.util.List;

/**
 * A subject that reached a level for the first time, or one told before whose payouts fail. A lead to follow, never a finding.
 *
 * @param subject credit code or holder, else the account
 * @param day at the end of which it was judged, on all that lay before
 * @param reasons the weightiest first, at most five
 * @param evidence the transactions of which the first sentence speaks, all of them, by id in the order of time
 * @param lowering what was looked at that speaks against, and what it showed
 * @param coverage what the data cannot show
 * @param weeks sums by week, the oldest first: what may leave a bank where single transactions may not
 * @param severity how the size lies to the lines of the law; empty when none comes near
 * @param weights version of the weights
 * @param challenge what the challenger makes of it; null when none was asked, as with a card on whose marks none was fitted
 */
public record FlowAlert(String subject, LocalDate day, RiskLevel level, double score, List<FlowTypology> typologies,
		List<FlowReason> reasons,
		List<String> evidence, List<String> lowering, List<String> coverage, List<Week> weeks,
		String severity, String weights, FlowChallenge challenge) {

	public FlowAlert {
		typologies = List.copyOf(typologies);
		reasons = List.copyOf(reasons);
		evidence = List.copyOf(evidence);
		lowering = List.copyOf(lowering);
		coverage = List.copyOf(coverage);
		weeks = List.copyOf(weeks);
	}

	/** Without a challenger. */
	public FlowAlert(String subject, LocalDate day, RiskLevel level, double score, List<FlowTypology> typologies, List<FlowReason> reasons,
			List<String> evidence, List<String> lowering, List<String> coverage, List<Week> weeks, String severity, String weights) {
		this(subject, day, level, score, typologies, reasons, evidence, lowering, coverage, weeks, severity, weights, null);
	}

	/**
	 * Whether this is the call of a subject told before that payouts which are due do not come (D12): it weighs nothing, comes late by
	 * nature, and goes to the office that must act today.
	 */
	public boolean urgent() {
		return reasons.get(0).feature() == FlowFeature.WIND_DOWN;
	}

	/**
	 * A week, Monday to Sunday.
	 *
	 * @param payers private persons with larger payments in
	 * @param inFen their payments, hundredths of a yuan
	 * @param payees private persons who were paid
	 * @param otherFen what firms, offices, payment agents and unknown payers paid in, from 100 yuan each
	 */
	public record Week(LocalDate monday, int payers, long inFen, int payees, long outFen, long otherFen) {
	}

}
