package cn.fangfei.server;

/** The platform cannot start; the message says in Chinese why and what to do. */
class CannotStart extends RuntimeException {

	CannotStart(String message) {
		super(message);
	}

	CannotStart(String message, Throwable cause) {
		super(message, cause);
	}
}
