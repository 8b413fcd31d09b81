package cn.fangfei.server.archive;

import cn.fangfei.server.kernel.Refusal;

/** Another content was handed in under this id. */
class UploadIdTaken extends Refusal {

	UploadIdTaken() {
		super(Kind.CONFLICT);
	}
}
