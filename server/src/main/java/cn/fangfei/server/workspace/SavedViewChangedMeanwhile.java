package cn.fangfei.server.workspace;

import cn.fangfei.server.kernel.Refusal;

/** The view was changed since it was read, in another window perhaps. */
class SavedViewChangedMeanwhile extends Refusal {

	SavedViewChangedMeanwhile(SavedView view) {
		super(Kind.CONFLICT, view.name(), view.accountName(), Moments.words(view.changedAt()));
	}
}
