package cn.fangfei.detection.text;

import java.util.ArrayList;
import java.util.List;

/**
 * One sentence of the plain text with its terms.
 *
 * @param start inclusive
 * @param end exclusive, with the mark that ends it
 * @param hits by where they begin
 * @param kinds those of the hits, as {@link TermKind#set} gives them
 */
record Sentence(PlainText text, int start, int end, List<Hit> hits, long kinds) {

	/** A longer run is cut at the next comma, at the latest after twice the length, so that it costs no more than sentences do. */
	private static final int LONGEST = 300;

	/** The marks that end a sentence. */
	private static final Signs ENDS = Signs.of("。!?;\n");

	static List<Sentence> split(PlainText text, List<Hit> hits) {
		var sentences = new ArrayList<Sentence>();
		var start = 0;
		var next = 0;
		for (var i = 0; i < text.length; i++) {
			var c = text.chars[i];
			var mark = ENDS.has(c);
			if (mark || i + 1 == text.length || i + 1 - start >= LONGEST && (c == ',' || i + 1 - start >= 2 * LONGEST)) {
				var end = i + 1;
				var first = next;
				var kinds = 0L;
				while (next < hits.size() && hits.get(next).start() < end) {
					kinds |= hits.get(next++).kind().bit();
				}
				if (end - start > 1) {
					sentences.add(new Sentence(text, start, end, List.copyOf(hits.subList(first, next)), kinds));
				}
				start = end;
			}
		}
		return sentences;
	}

	/** Whether a term of one of these kinds, given as {@link TermKind#set}, stands in it. */
	boolean hasAny(long kinds) {
		return (this.kinds & kinds) != 0;
	}

	/** Whether the sentence asks. */
	boolean asks() {
		return text.charAt(end - 1) == '?';
	}

}
