package cn.fangfei.server.verification;

import cn.fangfei.server.kernel.Refusal;

/** The visit was not filmed from beginning to end, and it is not said why (行政处罚法 Art 47). */
class RecordingReasonMissing extends Refusal {

	RecordingReasonMissing() {
		super(Kind.INVALID);
	}
}
