package cn.fangfei.detection.text;

import cn.fangfei.detection.CsvRows;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Measures the screen on texts of others, by hand: alarms on articles and on short messages, and how well the score alone finds the news of
 * suspected unlawful fund-raising.
 *
 * <p>{@code TextRun <gov_articles.csv> <fbs_spam14.csv> <ccks_fin_event.csv> [show]}; {@code show} prints what is wrong.
 */
final class TextRun {

	private static final TextScreen SCREEN = TextScreen.standard();

	private static final List<String> MAY_ALARM = List.of("FR:Financial", "AD:Loan", "FR:Phishing(Bank)", "FR:Phishing(Other)");

	private TextRun() {
	}

	private record Scored(String text, boolean positive, double score) {
	}

	public static void main(String[] args) throws IOException {
		var show = args.length > 3;
		articles(rows(Path.of(args[0])), show);
		messages(rows(Path.of(args[1])), show);
		news(rows(Path.of(args[2])), show);
		for (var file : List.of(args[0], args[1], args[2])) {
			speed(Path.of(file));
		}
	}

	private static void articles(List<Map<String, String>> rows, boolean show) {
		for (var known : List.of(false, true)) {
			var alarms = 0;
			for (var row : rows) {
				var text = row.get("title") + "。" + row.get("content");
				var finding = SCREEN.screen(new TextItem(text, known ? row.get("from") : null, null));
				if (finding.alarm()) {
					alarms++;
					if (show && !known) {
						show(row.get("title"), finding);
					}
				}
			}
			System.out.printf("articles, publisher %s: %d of %d alarm, %.2f %%%n", known ? "known" : "unknown", alarms, rows.size(),
					100.0 * alarms / rows.size());
		}
	}

	private static void messages(List<Map<String, String>> rows, boolean show) {
		var all = new TreeMap<String, Integer>();
		var alarms = new TreeMap<String, Integer>();
		for (var row : rows) {
			var finding = SCREEN.screen(TextItem.of(row.get("text_segmented")));
			all.merge(row.get("label"), 1, Integer::sum);
			if (finding.alarm()) {
				alarms.merge(row.get("label"), 1, Integer::sum);
				if (show && !MAY_ALARM.contains(row.get("label"))) {
					show(row.get("label") + " " + row.get("text_segmented").replace(" ", ""), finding);
				}
			}
		}
		var other = 0;
		var wrong = 0;
		for (var label : all.keySet()) {
			System.out.printf("  %s: %d of %d alarm%n", label, alarms.getOrDefault(label, 0), all.get(label));
			if (!MAY_ALARM.contains(label)) {
				other += all.get(label);
				wrong += alarms.getOrDefault(label, 0);
			}
		}
		System.out.printf("messages of the other classes: %d of %d alarm, %.2f %%%n", wrong, other, 100.0 * wrong / other);
	}

	private static void news(List<Map<String, String>> rows, boolean show) {
		var positive = new LinkedHashMap<String, Boolean>();
		for (var row : rows) {
			positive.merge(row.get("text"), row.get("event_type").equals("涉嫌非法集资"), Boolean::logicalOr);
		}
		var scored = new ArrayList<Scored>();
		positive.forEach((text, is) -> scored.add(new Scored(text, is, SCREEN.screen(TextItem.of(text)).score())));
		Collections.shuffle(scored, new Random(1));
		var hits = 0;
		var said = 0;
		var are = 0;
		for (var fold = 0; fold < 5; fold++) {
			var train = new ArrayList<Scored>();
			var test = new ArrayList<Scored>();
			for (var i = 0; i < scored.size(); i++) {
				(i % 5 == fold ? test : train).add(scored.get(i));
			}
			var threshold = best(train);
			System.out.printf("  fold %d: threshold %.1f, F1 %.4f%n", fold, threshold, f1(test, threshold));
			for (var one : test) {
				var alarm = one.score() >= threshold;
				hits += alarm && one.positive() ? 1 : 0;
				said += alarm ? 1 : 0;
				are += one.positive() ? 1 : 0;
				if (show && alarm != one.positive()) {
					System.out.printf("%s %.1f %s%n", one.positive() ? "MISSED" : "WRONG", one.score(), cut(one.text()));
				}
			}
		}
		System.out.printf("news: %d texts, %d positive; precision %.4f, recall %.4f, F1 %.4f%n", scored.size(), are, (double) hits / said,
				(double) hits / are, 2.0 * hits / (said + are));
	}

	private static double best(List<Scored> scored) {
		var best = 0.0;
		var threshold = 1.0;
		for (var t = 1.0; t < 60; t += 0.5) {
			var f1 = f1(scored, t);
			if (f1 > best) {
				best = f1;
				threshold = t;
			}
		}
		return threshold;
	}

	private static double f1(List<Scored> scored, double threshold) {
		var hits = 0;
		var both = 0;
		for (var one : scored) {
			hits += one.positive() && one.score() >= threshold ? 1 : 0;
			both += (one.positive() ? 1 : 0) + (one.score() >= threshold ? 1 : 0);
		}
		return both == 0 ? 0 : 2.0 * hits / both;
	}

	/** Characters a second, one thread, each pass over the whole file. */
	private static void speed(Path file) throws IOException {
		var items = new ArrayList<TextItem>();
		var characters = 0L;
		for (var row : rows(file)) {
			var item = TextItem.of(String.join(" ", row.values()));
			items.add(item);
			characters += item.text().length();
		}
		for (var pass = 0; pass < 6; pass++) {
			var begun = System.nanoTime();
			var sum = 0.0;
			for (var item : items) {
				sum += SCREEN.screen(item).score();
			}
			var seconds = (System.nanoTime() - begun) / 1e9;
			System.out.printf("%s: %d texts, %d characters, %.2f s, %.1f M characters/s (%.0f)%n", file.getFileName(), items.size(), characters,
					seconds, characters / seconds / 1e6, sum);
		}
	}

	private static void show(String title, TextFinding finding) {
		System.out.printf("%.1f %s %s %s%n", finding.score(), finding.elements(), cut(title),
				finding.spans().stream().map(span -> span.kind() + ":" + span.term()).distinct().toList());
	}

	private static String cut(String text) {
		return text.substring(0, Math.min(160, text.length())).replaceAll("\\s", " ");
	}

	private static List<Map<String, String>> rows(Path file) throws IOException {
		var rows = new ArrayList<Map<String, String>>();
		try (var in = new BufferedReader(Files.newBufferedReader(file, StandardCharsets.UTF_8), 1 << 16)) {
			var csv = new CsvRows(in);
			var header = csv.next();
			for (var row = csv.next(); !row.isEmpty(); row = csv.next()) {
				if (row.size() >= header.size()) {
					var named = new LinkedHashMap<String, String>();
					for (var i = 0; i < header.size(); i++) {
						named.put(header.get(i).replace("\uFEFF", ""), row.get(i));
					}
					rows.add(named);
				}
			}
		}
		return rows;
	}

}
