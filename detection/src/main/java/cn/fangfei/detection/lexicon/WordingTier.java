package cn.fangfei.detection.lexicon;

import java.util.Arrays;
import java.util.Optional;

/**
 * How gravely a piece of wording is taken. The order is the rank: an earlier tier wins where two overlap.
 */
public enum WordingTier {

	/** Must not stand in a name or scope at all (《防范和处置非法集资条例》第九条第一款). */
	FORBIDDEN("禁用"),

	/** May stand there, but is to be watched (第九条第二款 and the lists of the localities). */
	WATCH("重点关注");

	private final String label;

	WordingTier(String label) {
		this.label = label;
	}

	/** The word people read, also the one written in a lexicon file. */
	public String label() {
		return label;
	}

	static Optional<WordingTier> labelled(String label) {
		return Arrays.stream(values()).filter(tier -> tier.label.equals(label)).findFirst();
	}

}
