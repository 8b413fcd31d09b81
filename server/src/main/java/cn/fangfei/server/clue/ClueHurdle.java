package cn.fangfei.server.clue;

/**
 * Why a step cannot be taken now by somebody.
 * @param notYours whether another person could
 * @param reason in Chinese, as the disabled button shows it
 */
record ClueHurdle(boolean notYours, String reason) {
}
