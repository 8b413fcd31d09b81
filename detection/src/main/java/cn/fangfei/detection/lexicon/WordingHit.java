package cn.fangfei.detection.lexicon;

import java.util.Objects;

/**
 * One place where a firm's name or scope holds a term of the lexicon.
 *
 * @param term the term as the lexicon writes it (the register may write it wider, or with marks in between)
 * @param start offset of its first character in the original text
 * @param end offset after its last character in the original text
 * @param context the part of the original text to show around it, at most 80 characters
 * @param contextStart offset of {@code context} in the original text
 * @param guard null if the hit stands as it is; else a sentence that says why it is no business of the firm, or a
 * licensed one, and which words say so
 */
public record WordingHit(WordingPosition position, String term, WordingTier tier, int start, int end, String context,
		int contextStart, String guard) {

	public WordingHit {
		Objects.requireNonNull(position, "position");
		Objects.requireNonNull(term, "term");
		Objects.requireNonNull(tier, "tier");
		Objects.requireNonNull(context, "context");
		if (start < contextStart || end <= start || end > contextStart + context.length()) {
			throw new IllegalArgumentException("a hit lies within its context: " + start + ".." + end);
		}
	}

	/** Whether a guard explains the hit away; such a hit is shown on demand only. */
	public boolean guarded() {
		return guard != null;
	}

}
