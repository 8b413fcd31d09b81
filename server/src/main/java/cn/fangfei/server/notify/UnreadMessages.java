package cn.fangfei.server.notify;

/**
 * How many messages are unread.
 * @param newest the newest message there is, 0 when there is none: what comes later is not counted
 */
record UnreadMessages(long unread, long newest) {
}
