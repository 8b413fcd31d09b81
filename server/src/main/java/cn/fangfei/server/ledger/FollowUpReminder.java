package cn.fangfei.server.ledger;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Reminds of follow-up checks every morning. */
@Component
class FollowUpReminder {

	private final CloseOutDesk desk;

	FollowUpReminder(CloseOutDesk desk) {
		this.desk = desk;
	}

	@Scheduled(cron = "0 0 8 * * *", zone = "Asia/Shanghai")
	void remind() {
		desk.remind();
	}
}
