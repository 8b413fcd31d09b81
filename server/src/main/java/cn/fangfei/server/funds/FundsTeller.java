package cn.fangfei.server.funds;

import cn.fangfei.server.funds.FundsKeeping.Linked;
import cn.fangfei.server.subject.SubjectId;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Collection;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Says what alerts of banks say of subjects, in the transaction that changed it. Every alert is worth a signal, for a bank alerts from
 * yellow on; what a person called a false alarm is worth none. A signal is as new as the data in which the bank still tells of it, however
 * long ago it first did (ADR 0023), and an urgent one weighs as a red one does.
 */
@Component
class FundsTeller {

	private static final LocalTime LAST = LocalTime.of(23, 59, 59);

	private final FundsKeeping keeping;

	private final ApplicationEventPublisher events;

	FundsTeller(FundsKeeping keeping, ApplicationEventPublisher events) {
		this.keeping = keeping;
		this.events = events;
	}

	void tell(Collection<UUID> alerts, Instant now) {
		if (alerts.isEmpty()) {
			return;
		}
		var signals = keeping.linksOf(alerts).stream().map(l -> signal(l, now)).toList();
		if (!signals.isEmpty()) {
			events.publishEvent(new FundsSignals(signals, now));
		}
	}

	private static FundsSignal signal(Linked l, Instant now) {
		var told = l.toldUntil().atTime(LAST).atZone(BankKeyDesk.CHINA).toInstant();
		return new FundsSignal(l.alertId(), new SubjectId(l.subjectId()), l.subjectName(), l.creditCode(), l.firmId(), l.region(),
				l.stands() && l.verdict() != FundsVerdict.FALSE_ALARM, strength(l), because(l), told.isAfter(now) ? now : told);
	}

	private static double strength(Linked l) {
		var strength = l.urgent() != null ? 1.0 : switch (l.level()) {
			case "RED" -> 1.0;
			case "ORANGE" -> 0.8;
			default -> 0.6;
		};
		return l.verdict() == FundsVerdict.CONFIRMED ? Math.max(0.8, strength) : strength;
	}

	private static String because(Linked l) {
		return l.bankName() + "资金预警（" + (l.urgent() == null ? "" : "加急，") + FundsAlerts.word(l.level()) + "色，" + figure(l.score()) + "分"
				+ (l.verdict() == FundsVerdict.CONFIRMED ? "，经人工研判属实" : "") + "）：" + (l.urgent() == null ? l.because() : l.urgent());
	}

	static String figure(double score) {
		return score == Math.rint(score) ? Long.toString((long) score) : Double.toString(score);
	}
}
