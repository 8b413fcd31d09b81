package cn.fangfei.detection.lexicon;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The places where a pattern matches, one after the other, as {@link Matcher#find()} would find them; the pattern is tried only where one
 * of the characters stands that every match of it begins with. Most texts hold none of them, and a pattern of many alternatives tried at
 * every character costs more than all else that is done to a text.
 */
final class Finds {

	private final Matcher matcher;

	private final String text;

	private final String first;

	private int from;

	/** @param first the characters with which a match can begin; what lies behind is seen by look-behind only */
	Finds(Pattern pattern, String first, String text) {
		this.matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
		this.text = text;
		this.first = first;
	}

	/** Goes to the next match; false when there is none. */
	boolean next() {
		for (var i = from; i < text.length(); i++) {
			if (first.indexOf(text.charAt(i)) >= 0 && matcher.region(i, text.length()).lookingAt()) {
				from = matcher.end();
				return true;
			}
		}
		from = text.length();
		return false;
	}

	int start() {
		return matcher.start();
	}

	int end() {
		return matcher.end();
	}

}
