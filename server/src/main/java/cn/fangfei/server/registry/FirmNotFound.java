package cn.fangfei.server.registry;

import cn.fangfei.server.kernel.Refusal;

/** There is no such firm, or it lies outside the territory of the post. */
class FirmNotFound extends Refusal {

	FirmNotFound() {
		super(Kind.NOT_FOUND);
	}
}
