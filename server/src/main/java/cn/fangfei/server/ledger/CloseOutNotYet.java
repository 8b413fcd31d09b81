package cn.fangfei.server.ledger;

import cn.fangfei.server.kernel.Refusal;
import java.util.List;

/** Something stands in the way of a close-out; the words say what. */
class CloseOutNotYet extends Refusal {

	CloseOutNotYet(List<String> obstacles) {
		super(Kind.CONFLICT, String.join("", obstacles));
	}
}
