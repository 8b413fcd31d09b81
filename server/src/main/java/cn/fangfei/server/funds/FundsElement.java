package cn.fangfei.server.funds;

/** The elements of the law that a reason shows, by the names of {@code cn.fangfei.detection.text.LegalElement}. */
enum FundsElement {

	UNLAWFUL, PUBLIC, INDUCING, SOCIAL
}
