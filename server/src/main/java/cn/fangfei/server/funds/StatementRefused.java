package cn.fangfei.server.funds;

import java.util.List;

/** A statement that is not taken in, and why, sentence by sentence. What was written of it is rolled back. */
class StatementRefused extends RuntimeException {

	private final transient List<String> reasons;

	StatementRefused(List<String> reasons) {
		super(String.join("；", reasons));
		this.reasons = List.copyOf(reasons);
	}

	List<String> reasons() {
		return reasons;
	}
}
