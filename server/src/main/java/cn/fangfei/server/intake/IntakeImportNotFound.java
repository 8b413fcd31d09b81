package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.Refusal;

/** There is no such import, or not in this territory. */
class IntakeImportNotFound extends Refusal {

	IntakeImportNotFound() {
		super(Kind.NOT_FOUND);
	}
}
