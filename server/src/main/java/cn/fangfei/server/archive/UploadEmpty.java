package cn.fangfei.server.archive;

import cn.fangfei.server.kernel.Refusal;

/** A file without a single byte. */
class UploadEmpty extends Refusal {

	UploadEmpty() {
		super(Kind.INVALID);
	}
}
