package cn.fangfei.server.warning;

import java.util.List;

/** One page of warnings. */
record WarningPage(List<WarningRow> rows, long total, int page, int size) {
}
