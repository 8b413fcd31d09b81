package cn.fangfei.server.registry;

/** First all rows are read and checked, then they are merged into the register. */
enum RegisterImportPhase {

	READING, MERGING, FINISHED
}
