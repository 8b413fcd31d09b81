package cn.fangfei.server.export;

import cn.fangfei.server.kernel.Refusal;

/** Who does not agree says why. */
class ExportReasonMissing extends Refusal {

	ExportReasonMissing() {
		super(Kind.INVALID);
	}
}
