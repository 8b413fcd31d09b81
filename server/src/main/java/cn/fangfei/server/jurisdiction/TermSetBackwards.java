package cn.fangfei.server.jurisdiction;

import cn.fangfei.server.kernel.Refusal;

/** A term is set from today or a later day on. */
class TermSetBackwards extends Refusal {

	TermSetBackwards(String step, String today) {
		super(Kind.INVALID, step, today);
	}
}
