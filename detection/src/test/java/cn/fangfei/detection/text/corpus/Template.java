package cn.fangfei.detection.text.corpus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * A text with slots. In the files a line {@code # SIDE FAMILY} of adverts or {@code # SIDE KIND FAMILY} of negatives opens a family and every further line is a
 * template:
 *
 * <ul>
 * <li>{@code {A:8-15}} a rate a year as a number, {@code {AR:8-15}} a range with its per cent signs, {@code {M:…} {W:…} {D:…}} rates a
 * month, week and day, {@code {QA:…}} a quarter, {@code {T7:…}} for seven days, {@code {MF:…}} a month in 分, {@code {MFC:…}} the same in Chinese
 * (一分五) and {@code {ML:…}} in 厘; {@code {AC:…}} and {@code {MC:…}} a rate a year and a month in Chinese numerals, {@code {DQ:…}} a day in thousandths
 * <li>{@code {P:1-10}} a principal in 万; {@code {PM:…}} what it pays a month in yuan, {@code {PD:…}} a day, {@code {PT:…}} what is
 * handed back after a year in 万, each for a rate from the given range; {@code {PY:…}} its interest a year in yuan, {@code {TM:…} {TY:…}} what ten
 * thousand yuan pay a month and a year
 * <li>{@code {n:1-9}} and {@code {yuan:1-9}} numbers that are no rate; {@code {甲|乙}} one of several words; {@code {brand} {city} {town}
 * {who} {phone} {tel} {wx} {url} {en} {year} {year2} {month}} invented things, the same all through a text
 * <li>{@code [+保本+]} a promise that is given, {@code [-保本-]} one denied, {@code [~保本~]} one told of
 * </ul>
 */
record Template(TextClass kind, Side side, String family, int number, String text) {

	private static final int[] PRINCIPALS = { 1, 2, 3, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100 };
	private static final String NUMERALS = "零一二三四五六七八九";
	private static final String[] BRANDS = { "澄岚", "珩禾", "棠聿", "隽澈", "稔穗", "珞珩", "砚笙", "沅芷", "聿修", "霁禾", "昀泽朗", "翊辰屿", "铭筱", "瑾岚舟", "栩禾田",
			"渝棠里", "蓁宁", "斐澜" };
	private static final String[] LATIN = { "chenglan", "henghe", "tangyu", "juanche", "rensui", "luoheng", "yansheng", "yuanzhi", "yuxiu",
			"jihe", "yunzl",
			"yichenyu", "mingxiao", "jinlanz", "xuhet", "yutangli", "zhenning", "feilan" };
	private static final String[] CITIES = { "云岫市", "柏泠县", "砚湖市", "苓川县", "陌桑县", "禾澜区", "霁州市", "椿溪县" };
	private static final String[] TOWNS = { "青砚镇", "瑶埠镇", "葛溪乡", "枫泠镇", "沙禾镇", "槐岫街道", "双荻镇" };
	private static final String[] SURNAMES = { "王", "李", "赵", "陈", "周", "吴", "孙", "马", "胡", "朱", "高", "林" };
	private static final String[] TITLES = { "经理", "老师", "姐", "顾问", "主任", "哥", "总监" };
	private static final String[] MOBILE = { "130", "139", "151", "158", "177", "186", "199" };

	/** The templates of one file, in its order. */
	static List<Template> read(String resource, boolean adverts) {
		var templates = new ArrayList<Template>();
		try (var in = new BufferedReader(new InputStreamReader(Template.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
			var head = new String[3];
			for (var line = in.readLine(); line != null; line = in.readLine()) {
				if (line.startsWith("# ")) {
					head = line.substring(2).split(" ", 3);
				} else if (!line.isBlank()) {
					var side = Side.valueOf(head[0].toUpperCase(Locale.ROOT));
					var kind = adverts ? TextClass.ADVERT : TextClass.valueOf(head[1]);
					templates.add(new Template(kind, side, adverts ? head[1] : head[2], templates.size(), line));
				}
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return List.copyOf(templates);
	}

	/** The text with every slot filled; the same seed gives the same text. */
	CorpusText fill(long seed) {
		return new Filling(new Random(seed * 1_000_003L + number * 8_191L + kind.ordinal())).fill();
	}

	/** One text in the making. */
	private final class Filling {

		private final Random random;
		private final StringBuilder out = new StringBuilder();
		private final Map<String, String> known = new HashMap<>();
		private final List<TrueRate> rates = new ArrayList<>();
		private final List<Promise> promises = new ArrayList<>();
		private int principal;

		Filling(Random random) {
			this.random = random;
			for (int i = 0; i < 4; i++) {
				random.nextInt();
			}
		}

		CorpusText fill() {
			int promise = -1;
			for (int i = 0; i < text.length(); i++) {
				char c = text.charAt(i);
				char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
				if (c == '{') {
					int close = text.indexOf('}', i);
					out.append(slot(text.substring(i + 1, close)));
					i = close;
				} else if (c == '[' && "+-~".indexOf(next) >= 0) {
					promise = out.length();
					i++;
				} else if (promise >= 0 && next == ']' && "+-~".indexOf(c) >= 0) {
					var polarity = c == '+' ? Promise.Polarity.GIVEN : c == '-' ? Promise.Polarity.DENIED : Promise.Polarity.REPORTED;
					promises.add(new Promise(promise, out.length(), polarity));
					promise = -1;
					i++;
				} else {
					out.append(c);
				}
			}
			return new CorpusText(kind, side, family, number, out.toString(), List.copyOf(rates), List.copyOf(promises));
		}

		private String slot(String slot) {
			if (slot.indexOf('|') >= 0) {
				return pick(slot.split("\\|"));
			}
			int colon = slot.indexOf(':');
			if (colon < 0) {
				var before = known.get(slot);
				if (before == null) {
					before = invented(slot);
					known.put(slot, before);
				}
				return before;
			}
			var range = slot.substring(colon + 1).split("-");
			double low = Double.parseDouble(range[0]);
			double high = Double.parseDouble(range[1]);
			return number(slot.substring(0, colon), low, high);
		}

		private String number(String kind, double low, double high) {
			return switch (kind) {
				case "n", "yuan" -> Integer.toString((int) low + random.nextInt((int) (high - low) + 1));
				case "A", "A2" -> rate(between(low, high), 1);
				case "AR" -> {
					double upper = between((low + high) / 2, high);
					double lower = Math.round(Math.max(low, upper - 0.5 - random.nextInt(3)) * 10) / 10.0;
					rates.add(new TrueRate(upper, upper));
					yield written(lower) + "%" + pick("-", "～", "至", "~") + written(upper) + "%";
				}
				case "M" -> rate(between(low, high), 12);
				case "W" -> rate(between(low, high), 52);
				case "D" -> rate(between(low, high), 365);
				case "MF" -> rate(between(low, high), 12);
				case "QA" -> rate(between(low, high), 4);
				case "T7" -> {
					double per = Math.rint(between(low, high));
					rates.add(new TrueRate(per, per * 365 / 7));
					yield written(per);
				}
				case "AC" -> inChinese(Math.rint(between(low, high)), 1);
				case "MC" -> inChinese(Math.rint(between(low, high)), 12);
				case "MFC" -> {
					double half = Math.rint(between(low, high) * 2) / 2;
					rates.add(new TrueRate(half, half * 12));
					int whole = (int) half;
					yield (whole == 2 ? "两" : String.valueOf(NUMERALS.charAt(whole))) + "分" + (half > whole ? "五" : "");
				}
				case "DQ" -> {
					double thousandths = Math.rint(between(low, high));
					rates.add(new TrueRate(thousandths / 10, thousandths * 365 / 10));
					yield String.valueOf(NUMERALS.charAt((int) thousandths));
				}
				case "ML" -> {
					double tenths = Math.round(between(low, high));
					rates.add(new TrueRate(tenths / 10, tenths * 12 / 10));
					yield written(tenths);
				}
				case "P" -> {
					do {
						principal = PRINCIPALS[random.nextInt(PRINCIPALS.length)];
					} while (principal < low || principal > high);
					yield Integer.toString(principal);
				}
				case "PM" -> Long.toString(paid(between(low, high), 12));
				case "PY" -> Long.toString(paid(between(low, high), 1));
				case "TM" -> {
					principal = 1;
					yield Long.toString(paid(between(low, high), 12));
				}
				case "TY" -> {
					principal = 1;
					yield Long.toString(paid(between(low, high), 1));
				}
				case "PD" -> Long.toString(paid(between(low, high), 365));
				case "PT" -> {
					double per = Math.round(between(low, high));
					rates.add(new TrueRate(per, per));
					yield written(principal * (100 + per) / 100);
				}
				default -> throw new IllegalArgumentException(kind);
			};
		}

		private long paid(double perCent, int timesAYear) {
			rates.add(new TrueRate(perCent, perCent * timesAYear));
			return Math.round(principal * 100 * perCent);
		}

		private String rate(double perCent, int timesAYear) {
			rates.add(new TrueRate(perCent, perCent * timesAYear));
			return written(perCent);
		}

		/** Whole numbers from 1 to 99. */
		private String inChinese(double perCent, int timesAYear) {
			rates.add(new TrueRate(perCent, perCent * timesAYear));
			int tens = (int) perCent / 10;
			int ones = (int) perCent % 10;
			return (tens > 1 ? String.valueOf(NUMERALS.charAt(tens)) : "") + (tens > 0 ? "十" : "") + (ones > 0 ? String.valueOf(NUMERALS.charAt(ones)) : "");
		}

		/** To one decimal; wide ranges to whole numbers most of the time, as people write. */
		private double between(double low, double high) {
			double value = low + random.nextDouble() * (high - low);
			return high - low >= 2 && random.nextInt(3) > 0 ? Math.rint(value) : Math.round(value * 10) / 10.0;
		}

		private String written(double value) {
			return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
		}

		private String invented(String what) {
			return switch (what) {
				case "brand" -> {
					int n = random.nextInt(BRANDS.length);
					known.put("en", LATIN[n]);
					yield BRANDS[n];
				}
				case "en" -> pick(LATIN);
				case "city" -> pick(CITIES);
				case "town" -> pick(TOWNS);
				case "who" -> pick(SURNAMES) + pick(TITLES);
				case "who2" -> pick(SURNAMES) + "某";
				// numbers that no network gives out: 0000 in the middle, 555 in front
				case "phone" -> pick(MOBILE) + "0000" + (1000 + random.nextInt(9000));
				case "tel" -> "0" + (301 + random.nextInt(9)) + "-555" + (1000 + random.nextInt(9000));
				case "wx" -> pick(LATIN) + pick("_", "") + (100 + random.nextInt(9900));
				case "url" -> pick("http://", "https://m.", "www.") + pick(LATIN) + random.nextInt(100) + ".example/r?c=" + random.nextInt(10_000);
				case "year" -> Integer.toString(2021 + random.nextInt(2));
				case "year2" -> Integer.toString(2023 + random.nextInt(3));
				case "month" -> Integer.toString(1 + random.nextInt(12));
				default -> throw new IllegalArgumentException(what);
			};
		}

		private String pick(String... words) {
			return words[random.nextInt(words.length)];
		}
	}
}
