package cn.fangfei.detection.lexicon;

import cn.fangfei.detection.CsvRows;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * Screens a whole register by hand: counts, speed, equality with {@link NaiveWordingMatcher}, and every hit as a line of
 * tab-separated text for reading.
 *
 * <p>{@code RegisterRun <register.csv.gz> [<hits.tsv>] [naive]}
 */
final class RegisterRun {

	private RegisterRun() {
	}

	public static void main(String[] args) throws IOException {
		var firms = read(Path.of(args[0]));
		var matcher = WordingMatcher.compile(WordingLexicon.standard());
		for (var pass = 0; pass < 4; pass++) {
			var begun = System.nanoTime();
			var hits = 0L;
			for (var firm : firms) {
				hits += matcher.screen(firm).size();
			}
			var seconds = (System.nanoTime() - begun) / 1e9;
			System.out.printf("%d rows, %d hits, %.2f s, %.0f rows/s%n", firms.size(), hits, seconds, firms.size() / seconds);
		}
		var counts = new TreeMap<String, Integer>();
		for (var firm : firms) {
			var unguarded = 0;
			for (var hit : matcher.screen(firm)) {
				counts.merge(hit.tier() + " " + hit.position() + (hit.guarded() ? " guarded" : " unguarded"), 1, Integer::sum);
				counts.merge("guard: " + (hit.guarded() ? hit.guard().replaceAll("[“：].*", "") : "none"), 1, Integer::sum);
				unguarded += hit.guarded() ? 0 : 1;
			}
			counts.merge(unguarded > 0 ? "firms with an unguarded hit" : "firms without", 1, Integer::sum);
		}
		counts.forEach((what, count) -> System.out.println(what + ": " + count));
		if (args.length > 2) {
			compare(firms, matcher);
		}
		if (args.length > 1) {
			try (var out = Files.newBufferedWriter(Path.of(args[1]))) {
				for (var firm : firms) {
					for (var hit : matcher.screen(firm)) {
						var at = hit.start() - hit.contextStart();
						var shown = hit.context().substring(0, at) + "⟦" + hit.context().substring(at, at + hit.end() - hit.start())
								+ "⟧" + hit.context().substring(at + hit.end() - hit.start());
						out.write(String.join("\t", hit.tier().name(), hit.position().name(), hit.term(),
								String.valueOf(hit.guard()), firm.name(), shown.replaceAll("\\s", " ")));
						out.write('\n');
					}
				}
			}
		}
	}

	private static void compare(List<FirmText> firms, WordingMatcher matcher) {
		var naive = new NaiveWordingMatcher(WordingLexicon.standard());
		var equal = 0;
		var hits = 0L;
		for (var firm : firms) {
			var fast = matcher.screen(firm).stream().map(NaiveWordingMatcher.Hit::of).toList();
			var slow = naive.screen(firm);
			hits += slow.size();
			if (fast.equals(slow)) {
				equal++;
			}
			else {
				System.out.println("differ: " + firm.name() + "\n  fast " + fast + "\n  slow " + slow + "\n  " + firm.scope());
			}
		}
		System.out.printf("%d of %d rows equal, %d hits of the naive matcher%n", equal, firms.size(), hits);
	}

	private static List<FirmText> read(Path file) throws IOException {
		var firms = new ArrayList<FirmText>();
		try (var in = new BufferedReader(
				new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8), 1 << 16)) {
			var csv = new CsvRows(in);
			csv.next();
			for (var row = csv.next(); !row.isEmpty(); row = csv.next()) {
				firms.add(new FirmText(row.get(0), row.get(6), row.get(3), Set.of()));
			}
		}
		return firms;
	}

}
