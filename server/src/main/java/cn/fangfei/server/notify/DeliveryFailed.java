package cn.fangfei.server.notify;

/** An attempt that did not succeed, with words for the administrator: never an address, never what the other side wrote. */
class DeliveryFailed extends Exception {

	DeliveryFailed(String words) {
		super(words);
	}

	DeliveryFailed(String words, Throwable cause) {
		super(words, cause);
	}
}
