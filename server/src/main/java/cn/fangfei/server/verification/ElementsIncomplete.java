package cn.fangfei.server.verification;

import cn.fangfei.server.kernel.Refusal;

/** The four elements are not each judged once, or a judgement has no ground. */
class ElementsIncomplete extends Refusal {

	ElementsIncomplete() {
		super(Kind.INVALID);
	}
}
