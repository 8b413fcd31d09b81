package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.Refusal;

/** An import is not where the person thought. */
class IntakeImportMoved extends Refusal {

	IntakeImportMoved(String fileName, String status) {
		super(Kind.CONFLICT, fileName, status);
	}
}
