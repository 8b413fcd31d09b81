package cn.fangfei.server.verification;

import cn.fangfei.server.kernel.Refusal;

/** No such evidence, or nothing that it could belong to, for this post. */
class EvidenceNotFound extends Refusal {

	EvidenceNotFound() {
		super(Kind.NOT_FOUND);
	}
}
