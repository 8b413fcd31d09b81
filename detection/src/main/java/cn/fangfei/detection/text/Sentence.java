package cn.fangfei.detection.text;

import java.util.ArrayList;
import java.util.List;

/**
 * One sentence of the plain text with its terms.
 *
 * @param start inclusive
 * @param end exclusive, with the mark that ends it
 * @param hits by where they begin
 */
record Sentence(PlainText text, int start, int end, List<Hit> hits) {

	/** A longer run is cut at the next comma, at the latest after twice the length, so that it costs no more than sentences do. */
	private static final int LONGEST = 300;

	static List<Sentence> split(PlainText text, List<Hit> hits) {
		var sentences = new ArrayList<Sentence>();
		var start = 0;
		var next = 0;
		for (var i = 0; i < text.length; i++) {
			var c = text.chars[i];
			var mark = c == '。' || c == '!' || c == '?' || c == ';' || c == '\n';
			if (mark || i + 1 == text.length || i + 1 - start >= LONGEST && (c == ',' || i + 1 - start >= 2 * LONGEST)) {
				var end = i + 1;
				var first = next;
				while (next < hits.size() && hits.get(next).start() < end) {
					next++;
				}
				if (end - start > 1) {
					sentences.add(new Sentence(text, start, end, hits.subList(first, next)));
				}
				start = end;
			}
		}
		return sentences;
	}

	boolean has(TermKind kind) {
		for (var hit : hits) {
			if (hit.kind() == kind) {
				return true;
			}
		}
		return false;
	}

	/** Whether the sentence asks. */
	boolean asks() {
		return text.charAt(end - 1) == '?';
	}

}
