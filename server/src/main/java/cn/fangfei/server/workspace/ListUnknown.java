package cn.fangfei.server.workspace;

import cn.fangfei.server.kernel.Refusal;

/** No list bears that name. */
class ListUnknown extends Refusal {

	ListUnknown(String list) {
		super(Kind.NOT_FOUND, list.length() <= 40 ? list : list.substring(0, 40));
	}
}
