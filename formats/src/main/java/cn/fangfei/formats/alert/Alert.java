package cn.fangfei.formats.alert;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

import cn.fangfei.detection.assess.RiskLevel;
import cn.fangfei.detection.text.LegalElement;

/**
 * One alert as a bank handed it over; a lead, never a finding.
 *
 * @param line where it stands in its file, from 1
 * @param text the line itself, without its end
 * @param subject credit code, the bank's number of a customer, or a code name of the bank ({@link AlertNames})
 * @param at when the subject was judged: the end of a day
 * @param score 0 to 100
 * @param typologies names of patterns, such as {@code PONZI}; a newer bank may know more of them than this version
 * @param evidence ids of transactions; empty where only sums may leave the bank
 * @param lowering what speaks against, in sentences
 * @param coverage what the bank's data cannot show, in sentences
 * @param weeks sums by week, the oldest first
 * @param severity how the size lies to the lines of the law; may be empty
 * @param weights version of the weights
 * @param urgent whether this is the call of a subject told before that payouts which are due do not come
 * @param challenger what a second model made of it; null when none was asked
 */
public record Alert(long line, String text, String subject, OffsetDateTime at, RiskLevel level, BigDecimal score, List<String> typologies,
		List<Reason> reasons, List<String> evidence, List<String> lowering, List<String> coverage, List<Week> weeks, String severity,
		String weights, boolean urgent, @Nullable Challenger challenger) {

	public Alert {
		typologies = List.copyOf(typologies);
		reasons = List.copyOf(reasons);
		evidence = List.copyOf(evidence);
		lowering = List.copyOf(lowering);
		coverage = List.copyOf(coverage);
		weeks = List.copyOf(weeks);
	}

	/**
	 * @param sentence in Chinese, with the figures
	 * @param feature name of the mark, such as {@code FAN_IN}
	 * @param value in the measure of the mark
	 * @param reference what ordinary subjects show
	 * @param logOdds what it adds
	 */
	public record Reason(String sentence, String feature, BigDecimal value, BigDecimal reference, BigDecimal logOdds, LegalElement element) {
	}

	/**
	 * A second opinion. It may have raised the level by one and no more.
	 *
	 * @param score 0 to 100
	 * @param official the level without it
	 * @param reasons its own
	 */
	public record Challenger(BigDecimal score, RiskLevel official, List<Reason> reasons, String version) {

		public Challenger {
			reasons = List.copyOf(reasons);
		}
	}

	/**
	 * A week, Monday to Sunday; money in hundredths of a yuan.
	 *
	 * @param payers private persons with larger payments in (deposits), and their sum
	 * @param payees private persons who were paid (payouts), and their sum
	 * @param otherFen what firms, offices, payment agents and unknown payers paid in
	 */
	public record Week(LocalDate monday, int payers, long inFen, int payees, long outFen, long otherFen) {
	}
}
