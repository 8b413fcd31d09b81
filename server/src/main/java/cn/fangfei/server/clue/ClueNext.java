package cn.fangfei.server.clue;

/**
 * The clue that was taken out of the queue.
 * @param why it comes first, one sentence
 */
record ClueNext(ClueView clue, String why) {
}
