package cn.fangfei.formats;

/** A file that cannot be read as a register at all; the message says in Chinese what is wrong, where, and what to do. */
public final class UnreadableFile extends Exception {

	private static final long serialVersionUID = 1L;

	UnreadableFile(String message) {
		super(message);
	}

	UnreadableFile(String message, Throwable cause) {
		super(message, cause);
	}
}
