package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.Refusal;

/** The text is linked to that subject already. */
class IntakeLinkExists extends Refusal {

	IntakeLinkExists(String subject) {
		super(Kind.CONFLICT, subject);
	}
}
