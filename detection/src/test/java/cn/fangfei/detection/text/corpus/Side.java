package cn.fangfei.detection.text.corpus;

/**
 * A template family is on one side only. Rules may be tuned on {@code TUNE}; {@code TEST} was written by somebody who knew no rule, its figures
 * are gated, and its texts are not read.
 */
enum Side {
	TUNE, TEST
}
