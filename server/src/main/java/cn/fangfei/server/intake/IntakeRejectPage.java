package cn.fangfei.server.intake;

import cn.fangfei.server.intake.IntakeFileView.IntakeRejectView;
import java.util.List;

/** One page of rows that were not taken in. */
record IntakeRejectPage(List<IntakeRejectView> rows, long total, int page, int size) {
}
