package cn.fangfei.server.export;

import cn.fangfei.server.kernel.Refusal;

/** More rows than a sheet holds. */
class ExportTooLarge extends Refusal {

	ExportTooLarge(long rows, long most) {
		super(Kind.INVALID, rows, most);
	}
}
