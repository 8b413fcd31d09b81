package cn.fangfei.detection.text;

import java.util.Objects;

/**
 * A text that somebody judged.
 *
 * @param finding what the rules said of it
 * @param positive whether it was what the site looks for
 */
public record TextModelExample(TextItem item, TextFinding finding, boolean positive) {

	public TextModelExample {
		Objects.requireNonNull(item, "item");
		Objects.requireNonNull(finding, "finding");
	}

}
