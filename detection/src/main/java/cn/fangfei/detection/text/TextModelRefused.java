package cn.fangfei.detection.text;

/** A file that is no model, is of another version or is damaged, or examples too few to learn from; said in Chinese, with what to do. */
public final class TextModelRefused extends Exception {

	private static final long serialVersionUID = 1L;

	TextModelRefused(String message) {
		super(message);
	}

	TextModelRefused(String message, Throwable cause) {
		super(message, cause);
	}

}
