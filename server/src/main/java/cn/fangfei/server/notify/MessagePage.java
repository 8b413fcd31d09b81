package cn.fangfei.server.notify;

import java.util.List;

/**
 * One page of one's own messages, newest first.
 * @param unread how many are unread in all, whatever the filter
 */
record MessagePage(List<MessageView> rows, long total, long unread, int page, int size) {
}
