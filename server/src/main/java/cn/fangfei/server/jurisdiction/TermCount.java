package cn.fangfei.server.jurisdiction;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One counting of a term with its extensions, run after run, and the sentence that tells of it. Used once. */
final class TermCount {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private final WorkingDays calendar;

	private final TermStep step;

	private final Instant from;

	private final List<ClockPause> pauses;

	/** The earliest pause that still stands. */
	private final @Nullable ClockPause standing;

	private final List<Run> runs = new ArrayList<>();

	/** Years whose holidays decided something and are not published. */
	private final TreeSet<Integer> unknown = new TreeSet<>();

	private LocalDate day;

	private Instant at;

	/**
	 * One term, counted.
	 * @param after the day after which it was counted
	 * @param lastCounted the day on which the count itself ended; another one than {@code end} when that was off
	 * @param left what was not counted yet when a pause began that still stands
	 */
	private record Run(Term term, LocalDate after, LocalDate lastCounted, LocalDate end, Instant at,
			@Nullable String left) {
	}

	TermCount(WorkingDays calendar, TermStep step, Instant from, List<ClockPause> pauses) {
		this.calendar = calendar;
		this.step = step;
		this.from = from;
		this.pauses = pauses.stream().sorted(Comparator.comparing(ClockPause::from)).toList();
		this.standing = this.pauses.stream().filter(p -> p.to() == null).findFirst().orElse(null);
		this.day = LocalDate.ofInstant(from, CHINA);
		this.at = from;
	}

	void run(Term term) {
		runs.add(switch (term.unit()) {
			case WORKING_DAYS, DAYS -> days(term);
			case HOURS -> time(term, Duration.ofHours(term.amount()));
			case MINUTES -> time(term, Duration.ofMinutes(term.amount()));
		});
	}

	Due due() {
		return new Due(day, at, sentence(), unknown.isEmpty());
	}

	private Run days(Term term) {
		var after = day;
		var counted = 0;
		var beforeStanding = 0;
		while (counted < term.amount()) {
			day = day.plusDays(1);
			if (!paused(day) && (term.unit() == TermUnit.DAYS || calendar.isWorkingDay(day))) {
				counted++;
				if (standing != null && day.isBefore(standing.from())) {
					beforeStanding++;
				}
			}
		}
		var lastCounted = day;
		var moves = term.unit() == TermUnit.DAYS && step.movesToWorkingDay();
		while (moves && (paused(day) || !calendar.isWorkingDay(day))) {
			day = day.plusDays(1);
		}
		at = midnight(day.plusDays(1));
		if (term.unit() == TermUnit.WORKING_DAYS) {
			note(after.plusDays(1), day);
		}
		else if (moves) {
			note(lastCounted, day);
		}
		var left = beforeStanding < term.amount() && stands(lastCounted) ? term.amount() - beforeStanding + term.unit().label()
				: null;
		return new Run(term, after, lastCounted, day, at, left);
	}

	private Run time(Term term, Duration length) {
		var after = day;
		var left = length;
		var leftAtStanding = standing == null ? Duration.ZERO : length;
		if (!runs.isEmpty()) {
			at = runs.get(runs.size() - 1).at();
		}
		while (!left.isZero()) {
			var today = LocalDate.ofInstant(at, CHINA);
			var tomorrow = midnight(today.plusDays(1));
			if (paused(today)) {
				at = tomorrow;
				continue;
			}
			var step = Duration.between(at, tomorrow);
			var taken = left.compareTo(step) < 0 ? left : step;
			at = at.plus(taken);
			left = left.minus(taken);
			if (standing != null && today.isBefore(standing.from())) {
				leftAtStanding = left;
			}
		}
		// midnight is the end of a day and not the beginning of the next one
		day = LocalDate.ofInstant(at.minusNanos(1), CHINA);
		return new Run(term, after, day, day, at, stands(day) && !leftAtStanding.isZero() ? words(leftAtStanding) : null);
	}

	private boolean paused(LocalDate date) {
		return pauses.stream().anyMatch(p -> !date.isBefore(p.from()) && !date.isAfter(p.to() == null ? p.from() : p.to()));
	}

	private boolean stands(LocalDate upTo) {
		return standing != null && !standing.from().isAfter(upTo);
	}

	private void note(LocalDate first, LocalDate last) {
		IntStream.rangeClosed(first.getYear(), last.getYear()).filter(year -> !calendar.published(year)).forEach(unknown::add);
	}

	private String sentence() {
		var stopped = runs.stream().anyMatch(run -> run.left() != null);
		var years = LocalDate.ofInstant(from, CHINA).getYear() != day.getYear();
		var text = new StringBuilder();
		var open = false;
		for (var i = 0; i < runs.size(); i++) {
			var run = runs.get(i);
			text.append(i == 0 ? "" : "；经批准延长").append(run.term().words()).append(i == 0 ? begun(run, years) : "");
			if (open) {
				continue;
			}
			text.append(paused(run)).append(skipped(run));
			if (run.left() != null && standing != null) {
				open = true;
				text.append("，")
					.append(WorkingDays.words(standing.from(), years))
					.append("起因")
					.append(standing.reason())
					.append("中止，尚余")
					.append(run.left());
				continue;
			}
			text.append(moved(run, years))
				.append("，")
				.append(moment(run, years))
				.append(i == runs.size() - 1 ? "到期" : "期满");
			if (run.term().unit() == TermUnit.DAYS && run.end().equals(run.lastCounted()) && !calendar.isWorkingDay(run.end())) {
				text.append("（当日休息，不顺延）");
			}
		}
		text.append(stopped ? "，恢复后继续计算" : "");
		unknown.forEach(year -> text.append(calendar.caveat(year)));
		return text.append("。").toString();
	}

	private String begun(Run run, boolean years) {
		var date = WorkingDays.words(LocalDate.ofInstant(from, CHINA), years);
		return inDays(run) ? "，自" + date + step.begins() + "次日起算"
				: "，自" + date + LocalTime.ofInstant(from, CHINA).withSecond(0).withNano(0) + step.begins() + "时起算";
	}

	/** The pauses that ended, as far as they lie in the run: 因司法鉴定6月10日至11日中止. */
	private String paused(Run run) {
		var first = inDays(run) ? run.after().plusDays(1) : run.after();
		var spans = pauses.stream()
			.filter(p -> p.to() != null && !p.to().isBefore(first) && !p.from().isAfter(run.end()))
			.map(p -> p.reason() + span(p.from(), p.to()))
			.collect(Collectors.joining("、"));
		return spans.isEmpty() ? "" : "，因" + spans + "中止";
	}

	/** The holidays that did not count and the weekend days that did. */
	private String skipped(Run run) {
		if (run.term().unit() != TermUnit.WORKING_DAYS) {
			return "";
		}
		var upTo = run.left() != null && standing != null ? standing.from() : run.end();
		var named = upTo.isAfter(run.after())
				? calendar.named(run.after(), upTo).stream().filter(d -> !paused(d.date())).toList() : List.<CalendarDay>of();
		var holidays = WorkingDays.spans(named.stream().filter(CalendarDay::off).toList());
		var worked = named.stream()
			.filter(d -> !d.off())
			.map(d -> WorkingDays.words(d.date(), false) + "（" + WorkingDays.weekday(d.date()) + "）")
			.collect(Collectors.joining("、"));
		return (holidays.isEmpty() ? "" : "，跳过" + String.join("、", holidays))
				+ (worked.isEmpty() ? "" : "，" + worked + "调休上班计入");
	}

	private String moved(Run run, boolean years) {
		return run.end().equals(run.lastCounted()) ? ""
				: "，" + WorkingDays.words(run.lastCounted(), years) + "届满遇" + calendar.dayOff(run.lastCounted())
						+ "，依《民法典》第二百零三条顺延";
	}

	private static String moment(Run run, boolean years) {
		if (inDays(run)) {
			return WorkingDays.words(run.end(), years);
		}
		var time = LocalTime.ofInstant(run.at(), CHINA).withSecond(0).withNano(0);
		return WorkingDays.words(run.end(), years) + (run.at().equals(midnight(run.end().plusDays(1))) ? "24:00" : time);
	}

	private static boolean inDays(Run run) {
		return run.term().unit() == TermUnit.WORKING_DAYS || run.term().unit() == TermUnit.DAYS;
	}

	private static String span(LocalDate first, LocalDate last) {
		if (first.equals(last)) {
			return WorkingDays.words(first, false);
		}
		var years = first.getYear() != last.getYear();
		return WorkingDays.words(first, years) + "至" + (first.getMonth() == last.getMonth() && !years ? last.getDayOfMonth() + "日"
				: WorkingDays.words(last, years));
	}

	private static String words(Duration left) {
		return (left.toHours() > 0 ? left.toHours() + "小时" : "") + (left.toMinutesPart() > 0 ? left.toMinutesPart() + "分钟" : "");
	}

	private static Instant midnight(LocalDate date) {
		return date.atStartOfDay(CHINA).toInstant();
	}
}
