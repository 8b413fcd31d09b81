package cn.fangfei.server.export;

import cn.fangfei.server.kernel.Refusal;

/** The list has no such column. */
class ExportColumnUnknown extends Refusal {

	ExportColumnUnknown(String title, String column) {
		super(Kind.INVALID, title, column);
	}
}
