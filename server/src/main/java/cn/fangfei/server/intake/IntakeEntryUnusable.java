package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.Refusal;

/** A text that a person typed in cannot be taken. */
class IntakeEntryUnusable extends Refusal {

	IntakeEntryUnusable(String field, String message, String remedy) {
		super(Kind.INVALID, field, message, remedy);
	}
}
