package cn.fangfei.server.export;

import cn.fangfei.server.kernel.Refusal;

/** There is no such export, or none for this post. */
class ExportNotFound extends Refusal {

	ExportNotFound() {
		super(Kind.NOT_FOUND);
	}
}
