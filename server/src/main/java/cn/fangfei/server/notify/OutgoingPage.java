package cn.fangfei.server.notify;

import java.util.List;

/**
 * One page of deliveries, newest first.
 * @param channels the ways out that are configured
 * @param dead how many are dead in all
 */
record OutgoingPage(List<OutgoingRow> rows, long total, int page, int size, List<OutgoingChannel> channels, long dead) {
}
