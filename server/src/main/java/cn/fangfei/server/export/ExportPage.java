package cn.fangfei.server.export;

import java.util.List;

/** One page of exports. */
record ExportPage(List<ExportJobView> rows, long total, int page, int size) {
}
