package cn.fangfei.server.intake;

import java.util.List;

/** One page of texts. */
record IntakeItemPage(List<IntakeItemRow> rows, long total, int page, int size) {
}
