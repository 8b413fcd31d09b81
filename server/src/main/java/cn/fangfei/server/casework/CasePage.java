package cn.fangfei.server.casework;

import java.util.List;

/** One page of cases. */
record CasePage(List<CaseRow> rows, long total, int page, int size) {
}
