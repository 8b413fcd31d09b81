package cn.fangfei.formats;

import java.io.IOException;

/** A file asks for more than the limits allow; the message is Chinese and made of what and what to do. */
final class LimitReached extends IOException {

	private static final long serialVersionUID = 1L;

	final String remedy;

	LimitReached(String message, String remedy) {
		super(message);
		this.remedy = remedy;
	}
}
