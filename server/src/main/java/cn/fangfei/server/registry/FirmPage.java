package cn.fangfei.server.registry;

import java.util.List;

/** One page of firms. */
record FirmPage(List<FirmRow> rows, long total, int page, int size) {
}
