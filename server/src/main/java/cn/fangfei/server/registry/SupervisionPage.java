package cn.fangfei.server.registry;

import java.util.List;

/** One page of the key-supervision list. */
record SupervisionPage(List<SupervisionView> rows, long total, int page, int size) {
}
