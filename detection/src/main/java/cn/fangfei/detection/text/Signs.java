package cn.fangfei.detection.text;

/** A set of characters that is asked for many characters of a text. */
final class Signs {

	private final long[] bits = new long[(Character.MAX_VALUE + 1) / Long.SIZE];

	private final boolean empty;

	private Signs(String characters) {
		for (var c : characters.toCharArray()) {
			bits[c >> 6] |= 1L << c;
		}
		this.empty = characters.isEmpty();
	}

	static Signs of(String characters) {
		return new Signs(characters);
	}

	boolean has(char c) {
		return (bits[c >> 6] >>> c & 1) != 0;
	}

	boolean isEmpty() {
		return empty;
	}

}
