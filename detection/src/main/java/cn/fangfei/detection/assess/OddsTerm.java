package cn.fangfei.detection.assess;

import cn.fangfei.detection.text.LegalElement;

/**
 * One mark of an odds card.
 *
 * @param code by which the reader of the marks knows it
 * @param weight log-odds that the mark brings at full strength; negative for a guard, never of the wrong sign
 * @param cap the most log-odds it may bring, 0 for no bound of its own
 * @param reference what ordinary subjects show, in the mark's own measure
 * @param element the legal element it points to
 */
public record OddsTerm(String code, Kind kind, double weight, double cap, double reference, LegalElement element) {

	/**
	 * BEHAVIOUR counts as it is; MODIFIER counts only beside behaviour, so that nobody is suspect for age, place or being new; GUARD speaks
	 * against; URGENT is told apart and weighs nothing.
	 */
	public enum Kind {
		BEHAVIOUR, MODIFIER, GUARD, URGENT
	}

	public OddsTerm {
		if (Double.isNaN(weight) || Math.abs(weight) > 50 || !(cap >= 0)) {
			throw new IllegalArgumentException("“" + code + "”的权重或上限不合理");
		}
		if (kind == Kind.GUARD ? weight > 0 : kind == Kind.URGENT ? weight != 0 : weight < 0) {
			throw new IllegalArgumentException("“" + code + "”的权重方向不对");
		}
	}

	/** What it brings at a strength from 0 to 1. */
	double brings(double strength) {
		var points = weight * strength;
		return cap > 0 ? Math.min(points, cap) : points;
	}

}
