package cn.fangfei.detection.text.corpus;

/**
 * A template family is on one side only. Rules may be tuned on {@code TUNE}; {@code TEST} is measured again and again and gated, its texts
 * are not read; {@code BLIND} was written after the rules and run once before anything was changed.
 */
enum Side {
	TUNE, TEST, BLIND
}
