package cn.fangfei.server.intake;

import org.jspecify.annotations.Nullable;

/** One text of a file, batch or feed cannot be taken in: which field, what is wrong, what to do. The others are. */
final class UnusableText extends Exception {

	private static final long serialVersionUID = 1L;

	private final @Nullable String field;

	private final String remedy;

	UnusableText(@Nullable String field, String message, String remedy) {
		super(message, null, false, false);
		this.field = field;
		this.remedy = remedy;
	}

	@Nullable String field() {
		return field;
	}

	String message() {
		return String.valueOf(getMessage());
	}

	String remedy() {
		return remedy;
	}
}
