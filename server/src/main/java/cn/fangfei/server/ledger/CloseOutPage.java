package cn.fangfei.server.ledger;

import java.util.List;

/** One page of close-outs. */
record CloseOutPage(List<CloseOutView> rows, long total, int page, int size) {
}
