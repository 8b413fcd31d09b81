package cn.fangfei.server.archive;

import cn.fangfei.server.kernel.Refusal;

/** There is no such upload, or somebody else handed it in. */
public class UploadNotFound extends Refusal {

	public UploadNotFound() {
		super(Kind.NOT_FOUND);
	}
}
