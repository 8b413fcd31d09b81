package cn.fangfei.server.export;

import cn.fangfei.server.kernel.Refusal;

/** The export is not any more as it was when it was read. */
class ExportMoved extends Refusal {

	ExportMoved(ExportJob now) {
		super(Kind.CONFLICT, now.title(), now.status().label());
	}
}
