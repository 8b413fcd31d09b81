package cn.fangfei.server.registry;

/** Where a draft of the list stands. */
enum WordingDraftStatus {
	DRAFT, PUBLISHED, WITHDRAWN
}
