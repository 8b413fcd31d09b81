package cn.fangfei.server.intake;

import cn.fangfei.detection.text.LegalElement;

/** Which of the four elements of illegal fund-raising (法释〔2022〕5号 第一条) a text points to, under a name of its own in the contract. */
enum IntakeElement {

	UNLAWFUL, PUBLIC, INDUCING, SOCIAL;

	static IntakeElement of(LegalElement element) {
		return valueOf(element.name());
	}
}
