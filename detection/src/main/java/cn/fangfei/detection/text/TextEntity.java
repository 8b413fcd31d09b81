package cn.fangfei.detection.text;

import java.util.Objects;

/**
 * Something named in a text that can be linked to a subject.
 *
 * @param text for phones and accounts the digits alone, otherwise the words without inserted noise
 * @param start offset in the original text, inclusive
 * @param end offset in the original text, exclusive
 */
public record TextEntity(TextEntityKind kind, String text, int start, int end) {

	public TextEntity {
		Objects.requireNonNull(kind, "kind");
		Objects.requireNonNull(text, "text");
		if (start < 0 || end <= start) {
			throw new IllegalArgumentException("no entity: " + start + "–" + end);
		}
	}

}
