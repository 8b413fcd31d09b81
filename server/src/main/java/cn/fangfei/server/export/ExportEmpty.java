package cn.fangfei.server.export;

import cn.fangfei.server.kernel.Refusal;

/** Nothing matches. */
class ExportEmpty extends Refusal {

	ExportEmpty() {
		super(Kind.INVALID);
	}
}
