package cn.fangfei.detection.text;

import cn.fangfei.detection.CsvRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Measures where {@link TextFingerprint} takes two texts for one: how often what a portal adds to a text leaves it within so many bits, and
 * how many pairs of different texts of a set lie within them. Arguments: a csv file and the number of the column that holds the text.
 */
final class FingerprintRun {

	private static final Map<String, UnaryOperator<String>> PORTALS = new LinkedHashMap<>();

	static {
		PORTALS.put("stars and blanks", t -> t.replace("，", " ，★"));
		PORTALS.put("【转】 before", t -> "【转】" + t);
		PORTALS.put("a portal's line behind", t -> t + "（来源：本地生活网，责任编辑：小李）");
		PORTALS.put("both", t -> "【转载】" + t + "来源：本地生活网");
		PORTALS.put("last tenth cut off", t -> t.substring(0, t.length() * 9 / 10));
	}

	private FingerprintRun() {
	}

	public static void main(String[] arguments) throws IOException {
		var texts = new ArrayList<String>();
		try (var in = Files.newBufferedReader(Path.of(arguments[0]))) {
			var csv = new CsvRows(in);
			for (var row = csv.next(); !row.isEmpty(); row = csv.next()) {
				var column = Integer.parseInt(arguments[1]);
				if (row.size() > column && TextFingerprint.of(row.get(column)).characters() >= TextFingerprint.SHORTEST) {
					texts.add(row.get(column));
				}
			}
		}
		System.out.println(texts.size() + " texts of " + TextFingerprint.SHORTEST + " characters and more");
		PORTALS.forEach((name, portal) -> edited(name, portal, texts));
		pairs(texts);
	}

	private static void edited(String name, UnaryOperator<String> portal, List<String> texts) {
		var within = new int[65];
		for (var text : texts) {
			within[TextFingerprint.of(text).distance(TextFingerprint.of(portal.apply(text)))]++;
		}
		var line = new StringBuilder("%-24s".formatted(name));
		var sum = 0;
		for (var bits = 0; bits <= 8; bits++) {
			sum += within[bits];
			line.append("  <=").append(bits).append(' ').append("%.3f".formatted((double) sum / texts.size()));
		}
		System.out.println(line);
	}

	private static void pairs(List<String> texts) {
		var prints = texts.stream().map(TextFingerprint::of).toList();
		var near = new int[9];
		var shown = 0;
		for (var i = 0; i < prints.size(); i++) {
			for (var k = 0; k < i; k++) {
				var bits = prints.get(i).distance(prints.get(k));
				if (bits <= 8 && !prints.get(i).hash().equals(prints.get(k).hash())) {
					near[bits]++;
					if (bits <= TextFingerprint.SAME_WITHIN && shown++ < 20) {
						System.out.println(bits + " bits:\n  " + head(texts.get(i)) + "\n  " + head(texts.get(k)));
					}
				}
			}
		}
		for (var bits = 0; bits < near.length; bits++) {
			System.out.println(near[bits] + " pairs of different texts at " + bits + " bits");
		}
	}

	private static String head(String text) {
		return text.substring(0, Math.min(90, text.length())).replace('\n', ' ');
	}

}
