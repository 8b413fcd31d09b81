package cn.fangfei.detection.flow;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import java.util.TreeMap;

/**
 * On which days banks pay out: not on weekends and holidays, but on the weekends that the yearly notice makes working days. Days count from
 * 1970. A payout that is late because of the Spring Festival is not late.
 */
final class WorkingDays {

	/** Of the days from the first noticed on: 0 as the weekday is, else {@link #OFF} or {@link #WORKING}. */
	private static final byte[] NOTICED;
	private static final int FIRST;
	private static final byte OFF = 1;
	private static final byte WORKING = 2;

	static {
		var days = read();
		FIRST = days.firstKey();
		NOTICED = new byte[days.lastKey() - FIRST + 1];
		days.forEach((day, off) -> NOTICED[day - FIRST] = off ? OFF : WORKING);
	}

	private WorkingDays() {
	}

	static boolean off(int day) {
		int noticed = day >= FIRST && day - FIRST < NOTICED.length ? NOTICED[day - FIRST] : 0;
		// 1970-01-01 was a Thursday
		return noticed == 0 ? Math.floorMod(day + 3, 7) >= 5 : noticed == OFF;
	}

	/** The day so many working days after a day. */
	static int after(int day, int working) {
		int then = day;
		for (int n = working; n > 0;) {
			then++;
			n -= off(then) ? 0 : 1;
		}
		return then;
	}

	private static TreeMap<Integer, Boolean> read() {
		var days = new TreeMap<Integer, Boolean>();
		try (var in = new BufferedReader(new InputStreamReader(
				Objects.requireNonNull(WorkingDays.class.getResourceAsStream("holidays.csv")), StandardCharsets.UTF_8))) {
			in.lines().filter(line -> !line.startsWith("#") && !line.startsWith("date")).forEach(line -> {
				var cells = line.split(",");
				days.put((int) LocalDate.parse(cells[0]).toEpochDay(), Boolean.valueOf(cells[2]));
			});
			return days;
		}
		catch (IOException failed) {
			throw new UncheckedIOException(failed);
		}
	}

}
