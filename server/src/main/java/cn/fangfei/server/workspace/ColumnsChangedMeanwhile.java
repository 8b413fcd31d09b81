package cn.fangfei.server.workspace;

import cn.fangfei.server.kernel.Refusal;
import java.time.Instant;

/** The person rearranged the columns in another window since they were read. */
class ColumnsChangedMeanwhile extends Refusal {

	ColumnsChangedMeanwhile(Instant changedAt) {
		super(Kind.CONFLICT, Moments.words(changedAt));
	}
}
