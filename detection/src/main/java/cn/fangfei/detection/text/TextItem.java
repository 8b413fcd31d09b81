package cn.fangfei.detection.text;

import java.util.Objects;

/**
 * One advert, post, article or complaint as it was received.
 *
 * @param text title and body, unchanged
 * @param publisher who put it there, as the source names him; null if the source does not say
 * @param url where it stood; null if it stood nowhere, such as a text message
 */
public record TextItem(String text, String publisher, String url) {

	public TextItem {
		Objects.requireNonNull(text, "text");
	}

	public static TextItem of(String text) {
		return new TextItem(text, null, null);
	}

}
