package cn.fangfei.server.export;

import cn.fangfei.server.kernel.Refusal;

/** An export that a second person must agree to says what it is for. */
class ExportPurposeMissing extends Refusal {

	ExportPurposeMissing(long rows, long threshold) {
		super(Kind.INVALID, rows, threshold);
	}
}
