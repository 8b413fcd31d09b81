package cn.fangfei.server.registry;

import java.util.List;

/** One page of imports, newest first. */
record RegisterImportPage(List<RegisterImportView> rows, long total, int page, int size) {
}
