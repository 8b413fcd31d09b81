package cn.fangfei.detection.text.corpus;

/** A template family is on one side only: rules may be tuned on {@code TUNE}, figures are taken on {@code TEST}. */
enum Side {
	TUNE, TEST
}
