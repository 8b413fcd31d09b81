package cn.fangfei.server.ledger;

import java.util.List;

/** One page of follow-up checks. */
record FollowUpPage(List<FollowUpView> rows, long total, int page, int size) {
}
