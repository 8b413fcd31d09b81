package cn.fangfei.server.export;

import cn.fangfei.server.kernel.Refusal;

/** No list of that name can be exported by this post. */
class ExportListUnknown extends Refusal {

	ExportListUnknown(String list) {
		super(Kind.NOT_FOUND, list);
	}
}
