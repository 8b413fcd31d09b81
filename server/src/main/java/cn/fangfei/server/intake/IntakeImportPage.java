package cn.fangfei.server.intake;

import java.util.List;

/** One page of imports. */
record IntakeImportPage(List<IntakeImportView> rows, long total, int page, int size) {
}
