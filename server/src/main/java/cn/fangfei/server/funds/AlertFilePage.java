package cn.fangfei.server.funds;

import java.util.List;

/** One page of files that came. */
record AlertFilePage(List<AlertFileView> rows, long total, int page, int size) {
}
