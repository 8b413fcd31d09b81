package cn.fangfei.server.registry;

import java.util.List;

/** One page of patrol targets. */
record PatrolTargetPage(List<PatrolTargetView> rows, long total, int page, int size) {
}
