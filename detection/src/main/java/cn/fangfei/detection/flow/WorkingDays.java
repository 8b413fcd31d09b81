package cn.fangfei.detection.flow;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * On which days banks pay out: not on weekends and holidays, but on the weekends that the yearly notice makes working days. Days count from
 * 1970. A payout that is late because of the Spring Festival is not late.
 */
final class WorkingDays {

	private static final Map<Integer, Boolean> NOTICED = read();

	private WorkingDays() {
	}

	static boolean off(int day) {
		var noticed = NOTICED.get(day);
		// 1970-01-01 was a Thursday
		return noticed == null ? Math.floorMod(day + 3, 7) >= 5 : noticed;
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

	private static Map<Integer, Boolean> read() {
		var days = new HashMap<Integer, Boolean>();
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
