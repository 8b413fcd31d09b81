package cn.fangfei.server.audit;

import java.util.List;

/** One page of the trail, newest first. */
record AuditPage(List<AuditRow> rows, long total, int page, int size) {
}
