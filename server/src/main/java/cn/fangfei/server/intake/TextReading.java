package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.FreeText;
import cn.fangfei.server.kernel.RegionCode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a text of the fields of one row, element or object, or says why not. What tells who complained is gone from what it makes, and from
 * the payload that is kept of it.
 */
final class TextReading {

	static final int LONGEST_TEXT = 100_000;

	private static final int LONGEST_TITLE = 500;

	private static final int LONGEST_SHORT = 200;

	private static final int LONGEST_URL = 1_000;

	/** Of what is no field of a text, as much as shows what it was. */
	private static final int LONGEST_OTHER = 2_000;

	private static final int LONGEST_NAME = 100;

	private static final int MOST_CELLS = 200;

	private static final Instant EARLIEST = Instant.parse("1989-12-31T16:00:00Z");

	/** What programs write for no day: 0001-01-01, 0000-00-00. */
	private static final Pattern NO_DAY = Pattern.compile("000[01][-/.年]0?[01][-/.月]0?[01](?!\\d).*");

	private static final Duration AHEAD = Duration.ofDays(1);

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final IntakeChannel channel;

	private final String sourceName;

	private final RegionCode region;

	private final IntakePlaces places;

	private final boolean sourceFixed;

	private final Instant now;

	/** Where a feed lies; null where people can mend what they bring. */
	private final @Nullable URI feed;

	/**
	 * @param region of a text that names none
	 * @param sourceName of a text that names none
	 * @param sourceFixed a source or token speaks for itself alone
	 */
	TextReading(IntakeChannel channel, String sourceName, boolean sourceFixed, RegionCode region, IntakePlaces places, Instant now) {
		this(channel, sourceName, sourceFixed, region, places, now, null);
	}

	/** @param feed the address of a feed: its links may be relative to it, and a link or day that nobody can mend costs no text */
	TextReading(IntakeChannel channel, String sourceName, boolean sourceFixed, RegionCode region, IntakePlaces places, Instant now,
			@Nullable URI feed) {
		this.channel = channel;
		this.sourceName = sourceName;
		this.sourceFixed = sourceFixed;
		this.region = region;
		this.places = places;
		this.now = now;
		this.feed = feed;
	}

	/** @param cells by header or key, in their order */
	IncomingText read(Map<String, String> cells) throws UnusableText {
		return read(cells, Map.of());
	}

	/** What somebody enters has been seen now: the same words entered again are one more sighting, so that its payload says when. */
	IncomingText entered(Map<String, String> cells) throws UnusableText {
		return read(cells, Map.of("录入时间", now.toString()));
	}

	private IncomingText read(Map<String, String> cells, Map<String, String> more) throws UnusableText {
		var kept = kept(channel, cells);
		var columns = IntakeField.in(kept.keySet());
		var title = value(kept, columns, IntakeField.TITLE);
		var body = value(kept, columns, IntakeField.BODY);
		if (title.isEmpty() && body.isEmpty()) {
			throw new UnusableText(IntakeField.BODY.label(), "没有标题，也没有正文", "请补上正文，或者删去这一条");
		}
		if (title.length() + body.length() > LONGEST_TEXT) {
			throw new UnusableText(IntakeField.BODY.label(), "正文有" + (title.length() + body.length()) + "字，超过" + LONGEST_TEXT + "字的上限",
					"请截取与集资有关的部分");
		}
		if (title.length() > LONGEST_TITLE) {
			body = IncomingText.text(title, body);
			title = "";
		}
		var named = value(kept, columns, IntakeField.SOURCE);
		var payload = payload(kept, columns);
		payload.putAll(more);
		return new IncomingText(shortened(kept, columns, IntakeField.EXTERNAL_ID), title, body,
				shortened(kept, columns, IntakeField.PUBLISHER), url(value(kept, columns, IntakeField.URL)),
				time(value(kept, columns, IntakeField.PUBLISHED_AT)), region(value(kept, columns, IntakeField.REGION)),
				sourceFixed || named.isEmpty() ? sourceName : cut(named, 100), shortened(kept, columns, IntakeField.TARGET),
				JSON.writeValueAsString(payload));
	}

	/** What is kept as it was received: the text whole, of all else no more than it takes to know it again. */
	private static Map<String, String> payload(Map<String, String> kept, Map<IntakeField, String> columns) {
		var payload = new LinkedHashMap<String, String>();
		kept.forEach((name, cell) -> {
			var whole = name.equals(columns.get(IntakeField.TITLE)) || name.equals(columns.get(IntakeField.BODY));
			if (whole || columns.containsValue(name) || payload.size() < MOST_CELLS) {
				payload.put(cut(name, LONGEST_NAME), whole ? cell : cut(cell, LONGEST_OTHER));
			}
		});
		return payload;
	}

	/** Without what tells who complained: the columns left out, and in a complaint the numbers and names hidden in what is left. */
	static Map<String, String> kept(IntakeChannel channel, Map<String, String> cells) {
		var gone = Set.copyOf(IdentityColumns.in(channel, cells.keySet()));
		var kept = new LinkedHashMap<String, String>();
		cells.forEach((name, cell) -> {
			if (!gone.contains(name)) {
				var clean = clean(cell);
				kept.put(clean(name), channel == IntakeChannel.COMPLAINT ? FreeText.masked(clean) : clean);
			}
		});
		return kept;
	}

	private static String value(Map<String, String> cells, Map<IntakeField, String> columns, IntakeField field) {
		var name = columns.get(field);
		return name == null ? "" : cells.getOrDefault(name, "").strip();
	}

	private static @Nullable String shortened(Map<String, String> cells, Map<IntakeField, String> columns, IntakeField field) {
		var value = value(cells, columns, field);
		return value.isEmpty() ? null : cut(value, LONGEST_SHORT);
	}

	private @Nullable String url(String written) throws UnusableText {
		if (written.isEmpty()) {
			return null;
		}
		try {
			var uri = feed == null ? new URI(written) : feed.resolve(new URI(written));
			var whole = uri.toString();
			if (whole.length() <= LONGEST_URL && uri.getHost() != null && Set.of("http", "https").contains(String.valueOf(uri.getScheme()))) {
				return whole;
			}
		}
		catch (URISyntaxException e) {
			// said below
		}
		if (feed != null) {
			return null;
		}
		throw new UnusableText(IntakeField.URL.label(), "“" + cut(written, 40) + "”不是网址", "请填写以 http:// 或 https:// 开头的完整网址，或者留空");
	}

	private @Nullable Instant time(String written) throws UnusableText {
		try {
			return day(written);
		}
		catch (UnusableText e) {
			if (feed != null) {
				return null;
			}
			throw e;
		}
	}

	private @Nullable Instant day(String written) throws UnusableText {
		if (written.isEmpty() || NO_DAY.matcher(written).matches()) {
			return null;
		}
		var at = IntakeTimes.read(written)
			.orElseThrow(() -> new UnusableText(IntakeField.PUBLISHED_AT.label(), "“" + cut(written, 40) + "”不是日期时间",
					"请写成 2026-05-06 或 2026-05-06 14:30"));
		if (at.isAfter(now.plus(AHEAD))) {
			throw new UnusableText(IntakeField.PUBLISHED_AT.label(), "“" + cut(written, 40) + "”晚于今天", "请核对年份和日期");
		}
		if (at.isBefore(EARLIEST)) {
			throw new UnusableText(IntakeField.PUBLISHED_AT.label(), "“" + cut(written, 40) + "”早于1990年", "请核对年份，不知道日期的请留空");
		}
		return at;
	}

	private RegionCode region(String written) throws UnusableText {
		if (written.isEmpty()) {
			return region;
		}
		return places.find(written)
			.orElseThrow(() -> new UnusableText(IntakeField.REGION.label(), "“" + cut(written, 40) + "”不是本辖区的乡镇、街道或者代码",
					"请改为本辖区乡镇的名称或者行政区划代码，或者留空"));
	}

	/** What the database and a page can hold: no NUL, no half of a character. */
	static String clean(String text) {
		var doubtful = false;
		for (var i = 0; i < text.length() && !doubtful; i++) {
			var c = text.charAt(i);
			doubtful = c == 0 || Character.isSurrogate(c);
		}
		if (!doubtful) {
			return text;
		}
		var clean = new StringBuilder(text.length());
		text.codePoints()
			.filter(c -> c != 0 && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE))
			.forEach(clean::appendCodePoint);
		return clean.toString();
	}

	static String cut(String text, int most) {
		if (text.length() <= most) {
			return text;
		}
		var end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
		return text.substring(0, end) + "…";
	}

	/** The labels of the fields found in a header, for a person who looks whether it was understood. */
	static List<String> recognised(Iterable<String> header) {
		var said = new ArrayList<String>();
		IntakeField.in(header).forEach((field, name) -> said.add(IntakeField.plain(name).equals(field.label()) ? field.label()
				: field.label() + "（" + name + "）"));
		return said;
	}
}
