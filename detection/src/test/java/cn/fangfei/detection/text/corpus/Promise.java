package cn.fangfei.detection.text.corpus;

/**
 * A place where a guarantee is named.
 *
 * @param start offset in the text, inclusive
 * @param end offset in the text, exclusive
 */
record Promise(int start, int end, Polarity polarity) {

	/** Given by the author, denied within its sentence, or told of somebody else. */
	enum Polarity {
		GIVEN, DENIED, REPORTED
	}

	boolean overlaps(int otherStart, int otherEnd) {
		return start < otherEnd && otherStart < end;
	}
}
