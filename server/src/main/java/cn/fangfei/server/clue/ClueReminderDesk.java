package cn.fangfei.server.clue;

import cn.fangfei.server.notify.MessageKind;
import cn.fangfei.server.notify.Notice;
import cn.fangfei.server.notify.NotifyDesk;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells people what the clocks of clues say: once before the due day, once when it has passed, and the leads of the office when
 * nothing happened after that. The platform itself acts, so there is no session; what was told is kept under a unique key, so that
 * the job may run as often as it likes, also twice at once.
 */
@Service
@Transactional
public class ClueReminderDesk {

	private final Clues clues;

	private final ClueClocks clocks;

	private final NotifyDesk notify;

	private final Clock clock;

	private final String serverKey;

	ClueReminderDesk(Clues clues, ClueClocks clocks, NotifyDesk notify, Clock clock,
			@Value("${fangfei.access.server-key}") String serverKey) {
		this.clues = clues;
		this.clocks = clocks;
		this.notify = notify;
		this.clock = clock;
		this.serverKey = serverKey;
	}

	@Scheduled(cron = "0 20 * * * *", zone = "Asia/Shanghai")
	public void remindNow() {
		remind(clock.instant());
	}

	/** Tells what is to be told at an instant; answers how much that was. */
	public int remind(Instant now) {
		var reminders = clues.remind(serverKey, ClueClocks.day(now), clocks.soon(now), clocks.escalated(now), now);
		for (var reminder : reminders) {
			if (reminder.unit() == null) {
				office(reminder);
			}
			else {
				verification(reminder, reminder.unit());
			}
		}
		return reminders.size();
	}

	/** A report that the office has not decided on. */
	private void office(ClueReminder reminder) {
		var day = day(reminder);
		switch (reminder.kind()) {
			case DUE_SOON -> notify.toOffice(reminder.region(), notice(reminder, MessageKind.DUE_SOON, "应于" + day + "前受理，请交办"));
			case OVERDUE -> notify.toOffice(reminder.region(), notice(reminder, MessageKind.OVERDUE, "应于" + day + "前受理，尚未交办，请尽快交办"));
			case ESCALATED -> notify.toLeads(reminder.region(),
					notice(reminder, MessageKind.OVERDUE, "应于" + day + "前受理，至今未交办，请处非办负责人督办"));
			case NOT_ACCEPTED -> throw new IllegalStateException(reminder.number() + " waits for no unit");
		}
	}

	private void verification(ClueReminder reminder, UUID unit) {
		var day = day(reminder);
		switch (reminder.kind()) {
			case DUE_SOON -> notify.toUnit(unit, notice(reminder, MessageKind.DUE_SOON, day + "到期，请抓紧核查"));
			case OVERDUE -> {
				notify.toUnit(unit, notice(reminder, MessageKind.OVERDUE, day + "已到期，请尽快反馈"));
				notify.toOffice(reminder.region(), notice(reminder, MessageKind.OVERDUE, day + "已到期，承办单位尚未反馈"));
			}
			case ESCALATED -> notify.toLeads(reminder.region(),
					notice(reminder, MessageKind.OVERDUE, day + "到期后仍未反馈，请处非办负责人督办"));
			case NOT_ACCEPTED -> {
				notify.toUnit(unit, notice(reminder, MessageKind.OVERDUE, "应于" + day + "前签收，请尽快签收或退回"));
				notify.toOffice(reminder.region(), notice(reminder, MessageKind.OVERDUE, "应于" + day + "前签收，承办单位尚未签收"));
			}
		}
	}

	private static String day(ClueReminder reminder) {
		return reminder.dueOn().getMonthValue() + "月" + reminder.dueOn().getDayOfMonth() + "日";
	}

	private static Notice notice(ClueReminder reminder, MessageKind kind, String what) {
		return new Notice(kind, "“" + reminder.subjectName() + "”（" + reminder.number() + "）" + what,
				"/clues/" + reminder.clue(), "clue", reminder.clue().toString());
	}
}
