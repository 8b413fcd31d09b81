package cn.fangfei.server.export;

import cn.fangfei.server.kernel.Refusal;

/** The file was kept as long as files are kept. */
class ExportFileGone extends Refusal {

	ExportFileGone(String title, String until) {
		super(Kind.NOT_FOUND, title, until);
	}
}
