package cn.fangfei.detection.register;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names of provinces, prefectures and counties, in full and, where nobody would take it for a trade name's beginning, short
 * (盐城 for 盐城市, 固镇 for 固镇县; districts only in full). Source: division codes of the National Bureau of Statistics, 2023.
 */
final class Regions {

	/** A region at the beginning of a text. */
	record Found(int length, Set<String> codes, boolean inFull) {
	}

	private static final Pattern PEOPLES = Pattern.compile(
			"^(\\p{IsHan}{2,}?)(?:(?:壮|回|苗|侗|彝|藏|羌|傣|景颇|白|哈尼|傈僳|朝鲜|满|瑶|仫佬|毛南|畲|黎|水|仡佬|"
					+ "土家|布依|拉祜|佤|布朗|怒|独龙|纳西|普米|土|撒拉|保安|东乡|裕固|达斡尔|锡伯|鄂温克|鄂伦春|塔吉克|各)族"
					+ "|蒙古族?|哈萨克族?|柯尔克孜族?|维吾尔族?)*(?:自治区|自治州|自治县|自治旗)$");

	private static final Pattern PLAIN = Pattern.compile("^(\\p{IsHan}{2,})(?:特别行政区|省|市|地区|盟|县|旗)$");

	private static final Regions STANDARD = new Regions();

	private final Map<String, Set<String>> full = new HashMap<>();

	private final Map<String, Set<String>> shorter = new HashMap<>();

	private int longest;

	private Regions() {
		var stream = Objects.requireNonNull(Regions.class.getResourceAsStream("regions.csv"), "regions.csv");
		try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
			for (var line = lines.readLine(); line != null; line = lines.readLine()) {
				var comma = line.indexOf(',');
				add(line.substring(0, comma), line.substring(comma + 1));
			}
		}
		catch (IOException failed) {
			throw new UncheckedIOException(failed);
		}
	}

	static Regions standard() {
		return STANDARD;
	}

	/** The longest region that a text begins with at a place, or null. */
	Found at(String text, int from) {
		for (var length = Math.min(longest, text.length() - from); length >= 2; length--) {
			var part = text.substring(from, from + length);
			if (full.containsKey(part)) {
				return new Found(length, full.get(part), true);
			}
			if (shorter.containsKey(part)) {
				return new Found(length, shorter.get(part), false);
			}
		}
		return null;
	}

	/** A name of a region without the word that says its rank. */
	static String shortened(String name) {
		var peoples = PEOPLES.matcher(name);
		if (peoples.matches()) {
			return peoples.group(1);
		}
		var plain = PLAIN.matcher(name);
		if (plain.matches()) {
			return plain.group(1);
		}
		return name.length() > 2 && (name.endsWith("区") || name.endsWith("镇") || name.endsWith("乡")) ? name.substring(0, name.length() - 1)
				: name;
	}

	private void add(String code, String name) {
		var significant = code.endsWith("0000") ? code.substring(0, 2) : code.endsWith("00") ? code.substring(0, 4) : code;
		full.computeIfAbsent(name, n -> new HashSet<>()).add(significant);
		longest = Math.max(longest, name.length());
		if (!name.endsWith("区") || significant.length() == 2) {
			var shortened = shortened(name);
			if (!shortened.equals(name)) {
				shorter.computeIfAbsent(shortened, n -> new HashSet<>()).add(significant);
			}
		}
	}

}
