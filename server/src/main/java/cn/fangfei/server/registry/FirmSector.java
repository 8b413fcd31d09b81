package cn.fangfei.server.registry;

/**
 * What a firm seems really to do by the words of its name and scope: the six groups of note 2 of 附件2, by the names that detection gives
 * them, or undecided.
 */
enum FirmSector {

	DIGITAL_FINANCE, PRIVATE_LENDING, SECURITIES_FUNDS, LOCAL_FINANCE, CONSUMER_SERVICES, OTHER_SECTOR, UNKNOWN
}
