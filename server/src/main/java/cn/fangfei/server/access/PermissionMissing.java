package cn.fangfei.server.access;

import cn.fangfei.server.kernel.Refusal;

/** The post does not carry the permission. */
class PermissionMissing extends Refusal {

	PermissionMissing() {
		super(Kind.FORBIDDEN);
	}
}
