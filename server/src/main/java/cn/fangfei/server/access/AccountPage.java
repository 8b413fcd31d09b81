package cn.fangfei.server.access;

import java.util.List;

/** One page of accounts. */
record AccountPage(List<AccountView> rows, long total, int page, int size) {
}
