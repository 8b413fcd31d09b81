package cn.fangfei.server.jurisdiction;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The working-day calendar 工作日历: weekdays, the holidays and the weekend days worked in exchange, after the yearly notices of
 * the General Office of the State Council. A year whose notice is not out yet counts weekends only, and says so.
 *
 * <p>The day on which a term begins does not count (民法典 第201条): the first working day is the one after it.
 */
@Component
public class WorkingDays {

	/** The longest term that is counted. */
	public static final int LONGEST = 250;

	private static final String[] WEEKDAYS = {"周一", "周二", "周三", "周四", "周五", "周六", "周日"};

	private final NavigableMap<LocalDate, CalendarDay> days = new TreeMap<>();

	private final NavigableMap<Integer, String> sources = new TreeMap<>();

	WorkingDays() {
		rows("calendar.csv").forEach(cells -> {
			var day = new CalendarDay(LocalDate.parse(cells[0]), cells[1], Boolean.parseBoolean(cells[2]));
			days.put(day.date(), day);
		});
		rows("calendar-sources.csv").forEach(cells -> sources.put(Integer.valueOf(cells[0]), cells[1]));
	}

	public boolean isWorkingDay(LocalDate date) {
		var day = days.get(date);
		return day == null ? !weekend(date) : !day.off();
	}

	/**
	 * The last day of a term of {@code n} working days that begins on the day after {@code start}, with its explanation.
	 * @param n 1 to {@value #LONGEST}
	 */
	public DueDay after(LocalDate start, int n) {
		if (n < 1 || n > LONGEST) {
			throw new IllegalArgumentException("期限应为1至" + LONGEST + "个工作日：" + n);
		}
		var due = start;
		for (var left = n; left > 0;) {
			due = due.plusDays(1);
			if (isWorkingDay(due)) {
				left--;
			}
		}
		var known = IntStream.rangeClosed(start.plusDays(1).getYear(), due.getYear()).allMatch(this::published);
		return new DueDay(due, sentence(start, n, due), known);
	}

	/** The days of a year that a notice names, in order. */
	public List<CalendarDay> year(int year) {
		return List.copyOf(days.subMap(LocalDate.of(year, 1, 1), true, LocalDate.of(year, 12, 31), true).values());
	}

	public boolean published(int year) {
		return sources.containsKey(year);
	}

	/** The notice that a year's days are taken from. */
	public @Nullable String source(int year) {
		return sources.get(year);
	}

	private String sentence(LocalDate start, int n, LocalDate due) {
		var withYear = start.getYear() != due.getYear();
		var text = new StringBuilder().append(n)
			.append("个工作日，自")
			.append(words(start, withYear))
			.append("交办次日起算");
		var between = days.subMap(start, false, due, true).values().stream().toList();
		var holidays = spans(between.stream().filter(CalendarDay::off).toList());
		if (!holidays.isEmpty()) {
			text.append("，跳过").append(String.join("、", holidays));
		}
		var worked = between.stream()
			.filter(d -> !d.off())
			.map(d -> words(d.date(), false) + "（" + weekday(d.date()) + "）")
			.toList();
		if (!worked.isEmpty()) {
			text.append("，").append(String.join("、", worked)).append("调休上班计入");
		}
		text.append("，").append(words(due, withYear)).append("到期");
		IntStream.rangeClosed(start.plusDays(1).getYear(), due.getYear())
			.filter(year -> !published(year))
			.forEach(year -> text.append(caveat(year)));
		return text.append("。").toString();
	}

	/** What is to be said of a year whose notice is not known. */
	String caveat(int year) {
		return "（" + year + (year > sources.lastKey() ? "年假期安排尚未公布，暂按周末计算）" : "年假期安排未收录，按周末计算）");
	}

	/** The days that a notice names, after a day and up to another one. */
	List<CalendarDay> named(LocalDate after, LocalDate upTo) {
		return List.copyOf(days.subMap(after, false, upTo, true).values());
	}

	/** Why a day is off: the name of its holiday, or the day of the week. */
	String dayOff(LocalDate date) {
		var day = days.get(date);
		return day == null ? weekday(date) : day.name();
	}

	static String weekday(LocalDate date) {
		return WEEKDAYS[date.getDayOfWeek().getValue() - 1];
	}

	/** Neighbouring days of one holiday as one span: 端午节6月19日至21日. */
	static List<String> spans(List<CalendarDay> off) {
		var spans = new ArrayList<String>();
		for (var i = 0; i < off.size();) {
			var first = off.get(i);
			var last = first;
			for (i++; i < off.size() && off.get(i).name().equals(first.name())
					&& off.get(i).date().equals(last.date().plusDays(1)); i++) {
				last = off.get(i);
			}
			var until = last.date().getMonth() == first.date().getMonth() ? last.date().getDayOfMonth() + "日"
					: words(last.date(), false);
			spans.add(first.name() + words(first.date(), false) + (last.equals(first) ? "" : "至" + until));
		}
		return spans;
	}

	static String words(LocalDate date, boolean withYear) {
		return (withYear ? date.getYear() + "年" : "") + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
	}

	private static boolean weekend(LocalDate date) {
		return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
	}

	private static List<String[]> rows(String resource) {
		try (var in = WorkingDays.class.getResourceAsStream(resource)) {
			if (in == null) {
				throw new IllegalStateException(resource + " is not on the class path");
			}
			return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines()
				.skip(1)
				.map(line -> line.split(","))
				.toList();
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
