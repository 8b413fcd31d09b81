package cn.fangfei.detection.lexicon;

/**
 * A name or scope seen as what it is made of: folded characters, clauses, brackets.
 */
final class ScopeText {

	private static final int CONTEXT = 80;

	/** A range of offsets, the end excluded. */
	record Span(int start, int end) {
	}

	private final String original;

	private final Folding folding;

	private final String text;

	ScopeText(String original) {
		this.original = original;
		this.folding = Folding.of(original);
		this.text = folding.text();
	}

	String text() {
		return text;
	}

	int at(int i) {
		return folding.at(i);
	}

	/** The clause of the original around a hit, cut to 80 characters with the hit in view. */
	Span context(int start, int end) {
		var from = start;
		while (from > 0 && !closes(original.charAt(from - 1))) {
			from--;
		}
		var to = end;
		while (to < original.length() && !closes(original.charAt(to))) {
			to++;
		}
		if (to < original.length() && to - from < CONTEXT) {
			to++;
		}
		if (to - from > CONTEXT) {
			var spare = Math.max(0, CONTEXT - (end - start));
			from = Math.max(from, start - spare / 2);
			to = Math.min(to, Math.max(end, from + CONTEXT));
			from = Math.max(0, Math.min(from, Math.max(0, to - CONTEXT)));
		}
		return new Span(from, to);
	}

	private static boolean closes(char c) {
		return c == '；' || c == ';' || c == '。' || c == '｡' || c == '\n';
	}

}
