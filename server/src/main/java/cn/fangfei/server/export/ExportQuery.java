package cn.fangfei.server.export;

import cn.fangfei.server.kernel.CreditCode;
import cn.fangfei.server.kernel.FreeText;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.RegionCode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The filters of a list as they stand in the address of its page. What is absent or empty is not asked for; what cannot be read is an
 * {@code IllegalArgumentException}, answered with 400.
 */
public record ExportQuery(Map<String, String> parameters) {

	/** The numbers of accounts and cards; those of clues and cases have hyphens. */
	private static final Pattern ACCOUNT = Pattern.compile("\\p{Nd}(?: ?\\p{Nd}){11,}");

	/** By so many digits a person knows an account again. */
	private static final int SHOWN = 4;

	public ExportQuery {
		parameters = Map.copyOf(parameters);
	}

	/** The same with a filter that the page has and its address leaves out. */
	public ExportQuery with(String key, String value) {
		var more = new HashMap<>(parameters);
		more.put(key, value);
		return new ExportQuery(more);
	}

	public @Nullable String word(String key) {
		var value = parameters.getOrDefault(key, "").strip();
		return value.isEmpty() ? null : value;
	}

	public <E extends Enum<E>> @Nullable E one(String key, Class<E> type) {
		return read(key, name -> Enum.valueOf(type, name));
	}

	public @Nullable Boolean flag(String key) {
		return read(key, Boolean::valueOf);
	}

	public @Nullable LocalDate day(String key) {
		return read(key, ExportQuery::parsedDay);
	}

	public @Nullable UUID id(String key) {
		return read(key, UUID::fromString);
	}

	public @Nullable OffsetDateTime moment(String key) {
		return read(key, ExportQuery::parsedMoment);
	}

	public @Nullable RegionCode region(String key) {
		return read(key, RegionCode::new);
	}

	/** The order of the page, for {@link Paging#orderBy}. */
	public Paging order() {
		return new Paging(0, Paging.LARGEST, word("sort"));
	}

	/**
	 * The filters in words, in the order of the labels: {@code 地区：谷阳镇；查找：财富}.
	 * @param labels of each filter: its name, then what makes a value of it readable
	 */
	public String words(Label... labels) {
		var said = new ArrayList<String>();
		for (var label : labels) {
			var value = word(label.key());
			if (value != null) {
				said.add(label.name() + "：" + label.words().apply(value));
			}
		}
		return String.join("；", said);
	}

	/** How a filter is said. */
	public record Label(String key, String name, Function<String, String> words) {

		public static Label of(String key, String name) {
			return new Label(key, name, value -> value);
		}

		/** A filter whose values have words of their own. */
		public static Label of(String key, String name, Map<String, String> words) {
			return new Label(key, name, value -> words.getOrDefault(value, value));
		}

		public static Label of(String key, String name, Function<String, String> words) {
			return new Label(key, name, words);
		}

		/** What was typed into the box of a list, without numbers of people and accounts: the words go to the trail, which never forgets. */
		public static Label search() {
			return of("q", "查找", ExportQuery::withoutNumbers);
		}
	}

	private static String withoutNumbers(String typed) {
		return ACCOUNT.matcher(FreeText.masked(typed)).replaceAll(number -> {
			var digits = number.group().replace(" ", "");
			return code(digits) ? number.group() : "＊".repeat(digits.length() - SHOWN) + digits.substring(digits.length() - SHOWN);
		});
	}

	private static boolean code(String digits) {
		return digits.matches("[0-9]{18}") && new CreditCode(digits).checks();
	}

	private <T> @Nullable T read(String key, Function<String, T> reading) {
		var value = word(key);
		return value == null ? null : reading.apply(value);
	}

	private static LocalDate parsedDay(String text) {
		try {
			return LocalDate.parse(text);
		}
		catch (java.time.format.DateTimeParseException e) {
			throw new IllegalArgumentException(e);
		}
	}

	private static OffsetDateTime parsedMoment(String text) {
		try {
			return OffsetDateTime.parse(text);
		}
		catch (java.time.format.DateTimeParseException e) {
			throw new IllegalArgumentException(e);
		}
	}
}
