package cn.fangfei.detection.text;

/**
 * A term at a place of the plain text.
 *
 * @param start inclusive
 * @param end exclusive
 * @param alike found by its syllables or its looks, not its characters
 */
record Hit(TermKind kind, String term, int start, int end, boolean alike) {

	int length() {
		return end - start;
	}

	boolean within(Hit other) {
		return start >= other.start && end <= other.end;
	}

}
