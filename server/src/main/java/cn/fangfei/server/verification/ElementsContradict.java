package cn.fangfei.server.verification;

import cn.fangfei.server.kernel.Refusal;

/** The elements do not bear the conclusion (条例 Art 2). */
class ElementsContradict extends Refusal {

	ElementsContradict(String why) {
		super(Kind.INVALID, why);
	}
}
