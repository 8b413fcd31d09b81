package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Refusal;

/** More people would be repaid than took part. */
class RepaidExceedsParticipants extends Refusal {

	RepaidExceedsParticipants(String participants, String repaid) {
		super(Kind.CONFLICT, participants, repaid);
	}
}
