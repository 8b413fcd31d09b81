package cn.fangfei.cli;

/** Input that cannot be worked on; the message says in Chinese what, where and what to do. Ends the command with exit code 1. */
final class BadInput extends Exception {

	private static final long serialVersionUID = 1L;

	BadInput(String message) {
		super(message);
	}

	BadInput(String message, Throwable cause) {
		super(message, cause);
	}
}
