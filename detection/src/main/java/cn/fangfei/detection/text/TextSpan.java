package cn.fangfei.detection.text;

import java.util.Objects;

/**
 * A place in the original text that the finding rests on.
 *
 * @param start offset in the original text, inclusive
 * @param end offset in the original text, exclusive
 * @param kind a stable code: the name of a {@link TermKind}, or RATE, AMOUNT_PAIR, NEGATED
 * @param term the term as the list has it, or the normalised words
 */
public record TextSpan(int start, int end, String kind, String term) {

	public TextSpan {
		Objects.requireNonNull(kind, "kind");
		Objects.requireNonNull(term, "term");
		if (start < 0 || end <= start) {
			throw new IllegalArgumentException("no span: " + start + "–" + end);
		}
	}

}
