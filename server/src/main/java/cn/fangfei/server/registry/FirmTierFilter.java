package cn.fangfei.server.registry;

/** Which hits a list of firms is narrowed to; hits that a guard explains do not count. */
enum FirmTierFilter {

	FORBIDDEN, WATCH, ANY
}
