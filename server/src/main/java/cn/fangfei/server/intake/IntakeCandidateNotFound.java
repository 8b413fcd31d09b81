package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.Refusal;

/** There is no such candidate of that text, or it was answered. */
class IntakeCandidateNotFound extends Refusal {

	IntakeCandidateNotFound() {
		super(Kind.NOT_FOUND);
	}
}
