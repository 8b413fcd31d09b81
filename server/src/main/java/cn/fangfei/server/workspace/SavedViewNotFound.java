package cn.fangfei.server.workspace;

import cn.fangfei.server.kernel.Refusal;

/** There is no such view, or none for this person. */
class SavedViewNotFound extends Refusal {

	SavedViewNotFound() {
		super(Kind.NOT_FOUND);
	}
}
