package cn.fangfei.server.funds;

import cn.fangfei.formats.alert.AlertRefused;

/** A pair of files that is not taken in: why, and in words that say what to do. Never leaves the room: it becomes a kept refusal. */
final class PairRefused extends Exception {

	private static final long serialVersionUID = 1L;

	private final AlertRefusal reason;

	PairRefused(AlertRefusal reason, String words) {
		super(words);
		this.reason = reason;
	}

	PairRefused(AlertRefused refused) {
		super(refused.getMessage(), refused);
		this.reason = AlertRefusal.of(refused.reason());
	}

	AlertRefusal reason() {
		return reason;
	}
}
