package cn.fangfei.server.intake;

import cn.fangfei.detection.assess.RiskLevel;
import cn.fangfei.server.intake.IntakeKeeping.Linked;
import cn.fangfei.server.subject.SubjectId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Says what texts say of subjects, in the transaction that changed it. Worth a signal is a text of level yellow or above, one that a person
 * confirmed, and a complaint that the screen takes for one and finds at least blue: the ceiling of a complaint lies below yellow because
 * it is no advert, not because it weighs little. What a person called a false alarm is never worth one.
 */
@Component
class SignalTeller {

	private static final int LONGEST_QUOTE = 40;

	private static final int MOST_SOURCES = 5;

	private final IntakeKeeping keeping;

	private final ApplicationEventPublisher events;

	SignalTeller(IntakeKeeping keeping, ApplicationEventPublisher events) {
		this.keeping = keeping;
		this.events = events;
	}

	void tell(Collection<java.util.UUID> items, Instant now) {
		if (items.isEmpty()) {
			return;
		}
		var signals = keeping.linksOf(items).stream().map(SignalTeller::signal).toList();
		if (!signals.isEmpty()) {
			events.publishEvent(new IntakeSignals(signals, now));
		}
	}

	private static IntakeSignal signal(Linked l) {
		var said = l.publishedAt() == null || l.publishedAt().isAfter(l.firstSeenAt()) ? l.firstSeenAt() : l.publishedAt();
		return new IntakeSignal(l.itemId(), new SubjectId(l.subjectId()), l.subjectName(), l.creditCode(), l.firmId(), l.region(), l.channel(),
				l.stands() && worth(l), strength(l), because(l), said);
	}

	static boolean worth(Linked l) {
		if (l.verdict() != null) {
			return l.verdict() == IntakeVerdict.CONFIRMED;
		}
		var level = RiskLevel.valueOf(l.level());
		return level.compareTo(RiskLevel.YELLOW) >= 0 || l.channel() == IntakeChannel.COMPLAINT && level == RiskLevel.BLUE
				&& "投诉".equals(TextScreening.sort(l.guard()));
	}

	private static double strength(Linked l) {
		var strength = switch (RiskLevel.valueOf(l.level())) {
			case RED -> 1.0;
			case ORANGE -> 0.8;
			case YELLOW -> 0.6;
			default -> 0.4;
		};
		return l.verdict() == IntakeVerdict.CONFIRMED ? Math.max(0.8, strength) : strength;
	}

	private static String because(Linked l) {
		var rules = l.kinds().stream().limit(3).map(TextRule::label).toList();
		return called(l) + (rules.isEmpty() ? "" : "含" + String.join("、", rules)) + "，评分"
				+ figure(l.score()) + (l.verdict() == IntakeVerdict.CONFIRMED ? "，经人工研判属实" : "") + "。来源：" + sources(l.sources()) + "。";
	}

	/** Reasons go into warnings, clues and the trail, where more people read them than may read complaints: of one nothing is quoted. */
	private static String called(Linked l) {
		return l.channel() == IntakeChannel.COMPLAINT ? IntakeItems.complaint(l.itemId()) : l.channel().label() + "“"
				+ TextReading.cut((l.title().isEmpty() ? l.body() : l.title()).replaceAll("\\s+", " ").strip(), LONGEST_QUOTE) + "”";
	}

	private static String sources(List<String> sources) {
		return sources.size() == 1 ? sources.get(0)
				: String.join("、", sources.subList(0, Math.min(MOST_SOURCES, sources.size()))) + "等" + sources.size() + "处";
	}

	private static String figure(double score) {
		return score == Math.rint(score) ? Long.toString((long) score) : Double.toString(score);
	}
}
