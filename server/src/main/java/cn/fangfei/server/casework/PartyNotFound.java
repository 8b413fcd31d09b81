package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Refusal;

/** No such party in this case. */
class PartyNotFound extends Refusal {

	PartyNotFound() {
		super(Kind.NOT_FOUND);
	}
}
