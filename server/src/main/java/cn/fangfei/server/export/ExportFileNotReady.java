package cn.fangfei.server.export;

import cn.fangfei.server.kernel.Refusal;

/** The file is not written yet, or never will be. */
class ExportFileNotReady extends Refusal {

	ExportFileNotReady(String title, ExportJobStatus status) {
		super(Kind.CONFLICT, title, status.label());
	}
}
