package cn.fangfei.server.export;

import cn.fangfei.server.kernel.Refusal;

/** Nobody agrees to an export of their own. */
class ExportOfOneself extends Refusal {

	ExportOfOneself(long threshold) {
		super(Kind.FORBIDDEN, threshold);
	}
}
