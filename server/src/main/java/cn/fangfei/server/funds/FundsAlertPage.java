package cn.fangfei.server.funds;

import java.util.List;

/** One page of alerts. */
record FundsAlertPage(List<FundsAlertRow> rows, long total, int page, int size) {
}
