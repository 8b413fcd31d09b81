package cn.fangfei.server.demo;

/** What an invented firm is talked about for; the clues of the demo are made from it. */
enum DemoMatter {

	ENTRUSTED_WEALTH, ELDERLY_CARE, FRANCHISE, CONSUMER_REBATE, LIVESTOCK, VEHICLE_POOL, BLOCKCHAIN, PROPERTY, EQUITY,
	CONSIGNMENT
}
