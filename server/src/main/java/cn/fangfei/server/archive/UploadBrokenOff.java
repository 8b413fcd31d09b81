package cn.fangfei.server.archive;

import cn.fangfei.server.kernel.Refusal;

/** The file did not arrive whole. */
class UploadBrokenOff extends Refusal {

	UploadBrokenOff() {
		super(Kind.INVALID);
	}
}
