package cn.fangfei.server.notify;

/** A way out of the house 外发渠道. */
enum OutgoingChannel {

	WEBHOOK, MAIL
}
