package cn.fangfei.server.funds;

import java.util.List;

/** One page of cases of funds. */
record FundsCasePage(List<FundsCaseRow> rows, long total, int page, int size) {
}
