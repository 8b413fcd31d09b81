package cn.fangfei.server.ledger;

import java.util.List;

/** One page of matters that wait for their close-out. */
record ReadyPage(List<ReadyMatterView> rows, long total, int page, int size) {
}
