package cn.fangfei.server.archive;

import cn.fangfei.server.kernel.Refusal;

/** What is sent does not follow what is here, or the same upload is being sent from elsewhere as well. */
class UploadElsewhere extends Refusal {

	UploadElsewhere(long here) {
		super(Kind.CONFLICT, here >> 10);
	}
}
