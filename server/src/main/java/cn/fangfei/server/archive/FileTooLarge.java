package cn.fangfei.server.archive;

import cn.fangfei.server.kernel.Refusal;

/** The file is larger than this platform takes. */
class FileTooLarge extends Refusal {

	FileTooLarge(long limit) {
		super(Kind.INVALID, limit >> 20);
	}
}
