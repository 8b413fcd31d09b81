package cn.fangfei.server.registry;

/** By what the list of firms can be narrowed with a look at how many each choice would leave. */
enum FirmFacet {

	TIER, TERM, INDUSTRY, SECTOR, AGE, PLACE, SUPERVISED
}
