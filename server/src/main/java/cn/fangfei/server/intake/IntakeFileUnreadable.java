package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.Refusal;

/** Nothing can be read of a file of texts. */
class IntakeFileUnreadable extends Refusal {

	IntakeFileUnreadable(String sentence) {
		super(Kind.INVALID, sentence);
	}
}
