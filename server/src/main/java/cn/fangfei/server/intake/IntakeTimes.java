package cn.fangfei.server.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** The ways sources write when something was published; without an offset the clock of Shanghai is meant. */
final class IntakeTimes {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private static final Pattern DAY = Pattern.compile("(\\d{4})(?:[-/.](\\d{1,2})[-/.](\\d{1,2})|年(\\d{1,2})月(\\d{1,2})[日号]?)"
			+ "(?:[T ]*(\\d{1,2})[:时](\\d{1,2})(?:[:分](\\d{1,2})(?:\\.\\d{1,9})?秒?|分)?)?");

	/** As the ISO 8601 of many portals, 2026-05-06T10:00:00+0800. */
	private static final DateTimeFormatter BARE_OFFSET = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxx");

	private static final int LONGEST = 60;

	private IntakeTimes() {
	}

	/** Empty when the text is no time. */
	static Optional<Instant> read(String text) {
		var written = text.strip();
		if (written.length() > LONGEST) {
			return Optional.empty();
		}
		var match = DAY.matcher(written);
		try {
			if (match.matches()) {
				var chinese = match.group(2) == null;
				var hour = match.group(6) == null ? 0 : Integer.parseInt(match.group(6));
				var minute = match.group(7) == null ? 0 : Integer.parseInt(match.group(7));
				var second = match.group(8) == null ? 0 : Integer.parseInt(match.group(8));
				return Optional.of(LocalDateTime.of(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(chinese ? 4 : 2)),
						Integer.parseInt(match.group(chinese ? 5 : 3)), hour, minute, second).atZone(CHINA).toInstant());
			}
		}
		catch (DateTimeException noSuchDay) {
			return Optional.empty();
		}
		for (var format : new DateTimeFormatter[] {DateTimeFormatter.ISO_OFFSET_DATE_TIME, DateTimeFormatter.RFC_1123_DATE_TIME, BARE_OFFSET}) {
			try {
				return Optional.of(OffsetDateTime.parse(written, format).toInstant());
			}
			catch (DateTimeException other) {
				// the next way of writing
			}
		}
		return Optional.empty();
	}
}
