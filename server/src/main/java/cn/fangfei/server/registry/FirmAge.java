package cn.fangfei.server.registry;

/** How long ago a firm was registered: under 6 months, under 12 months, under 3 years, older, or without a date. */
enum FirmAge {

	UNDER_HALF_YEAR, UNDER_ONE_YEAR, UNDER_THREE_YEARS, OLDER, UNDATED
}
