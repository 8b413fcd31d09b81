package cn.fangfei.server.archive;

import cn.fangfei.server.kernel.Refusal;

/** There is no room on the disk for what is sent. */
class ArchiveFull extends Refusal {

	ArchiveFull() {
		super(Kind.FULL);
	}
}
