package cn.fangfei.formats;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** How headers are compared: width, case, blanks, marks of obligation and a remark in brackets do not matter. */
final class Headers {

	private static final Pattern BRACKETS = Pattern.compile("\\([^)]*\\)");
	private static final Pattern NOISE = Pattern.compile("[\\s\\p{Cf}\\p{Cc}*_:\"'-]+");
	private static final int LONGEST = 200;

	private Headers() {
	}

	static String normalised(String header) {
		var text = header.length() > LONGEST ? header.substring(0, LONGEST) : header;
		text = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
		var bare = NOISE.matcher(BRACKETS.matcher(text).replaceAll("")).replaceAll("");
		return bare.isEmpty() ? NOISE.matcher(text).replaceAll("") : bare;
	}

	static Map<RegisterField, Integer> guess(List<String> header) {
		var byName = new HashMap<String, Integer>();
		for (int i = 0; i < header.size(); i++) {
			byName.putIfAbsent(normalised(header.get(i)), i);
		}
		var columns = new EnumMap<RegisterField, Integer>(RegisterField.class);
		for (var field : RegisterField.values()) {
			for (var known : field.headers()) {
				var column = byName.get(normalised(known));
				if (column != null) {
					columns.put(field, column);
					break;
				}
			}
		}
		return columns;
	}

	/** A row is a header when it names the firm's column and one more: what a title line above the table never does. */
	static boolean looksLikeHeader(List<String> cells) {
		var columns = guess(cells);
		return columns.containsKey(RegisterField.NAME) && columns.size() >= 2;
	}

	static boolean addedByUs(String header) {
		return ErrorWorkbook.ADDED_COLUMNS.contains(header.strip());
	}

	/** The names further columns are kept under: a column without a header, or with one used before, still gets its own. */
	static List<String> distinct(List<String> header) {
		var names = new ArrayList<String>(header.size());
		var seen = new HashMap<String, Integer>();
		for (int i = 0; i < header.size(); i++) {
			var name = header.get(i).isBlank() ? "第" + (i + 1) + "列" : header.get(i).strip();
			int times = seen.merge(name, 1, Integer::sum);
			names.add(times == 1 ? name : name + "(" + times + ")");
		}
		return List.copyOf(names);
	}

	static String signature(List<String> header) {
		var text = new StringBuilder();
		for (var name : header) {
			if (!addedByUs(name)) {
				text.append(normalised(name)).append('\u001f');
			}
		}
		try {
			var digest = MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest, 0, 16);
		} catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException(impossible);
		}
	}
}
