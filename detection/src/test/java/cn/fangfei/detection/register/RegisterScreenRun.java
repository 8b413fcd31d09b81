package cn.fangfei.detection.register;

import cn.fangfei.detection.CsvRows;
import cn.fangfei.detection.assess.RiskLevel;
import cn.fangfei.detection.assess.ScoreRule;
import cn.fangfei.detection.assess.Scorecard;
import cn.fangfei.detection.lexicon.WordingLexicon;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * Screens a whole register by hand: how many firms each rule hits and which level they reach, time, sectors, dirty fields; every
 * finding as a line of tab-separated text for reading.
 *
 * <p>{@code RegisterScreenRun <register.csv.gz> <day of reference> [<findings.tsv> [<sectors.tsv>]]}. All rules are taken as in force on that day.
 * Nothing is told of representatives: the register at hand has hashes of names, under which namesakes are one person.
 */
final class RegisterScreenRun {

	private record Firm(String name, String code, LocalDate day, String kind, String capital, String scope, String place,
			String address) {
	}

	private RegisterScreenRun() {
	}

	public static void main(String[] args) throws IOException {
		var firms = read(Path.of(args[0]));
		var today = LocalDate.parse(args[1]);
		var atAddress = new HashMap<String, Integer>();
		for (var firm : firms) {
			atAddress.merge(firm.place() + Plain.of(firm.address()), 1, Integer::sum);
		}
		var standard = RegisterRules.standard();
		var settings = new EnumMap<RegisterRule, RegisterRules.Setting>(RegisterRule.class);
		for (var rule : RegisterRule.values()) {
			var set = standard.of(rule);
			settings.put(rule, new RegisterRules.Setting(rule, set.score(), set.supporting(), set.thresholds(), set.source(),
					LocalDate.EPOCH));
		}
		var screen = RegisterScreen.compile(WordingLexicon.standard(), new RegisterRules(1, settings));
		var card = new Scorecard(List.<ScoreRule>copyOf(standard.scoreRules()));
		var at = today.atStartOfDay(ZoneId.of("Asia/Shanghai")).toInstant();
		var facts = new ArrayList<RegisterFacts>();
		for (var firm : firms) {
			facts.add(RegisterFacts.of(firm.name(), today)
				.scope(firm.scope())
				.code(firm.code())
				.registeredOn(firm.day())
				.kind(firm.kind())
				.capital(firm.capital())
				.address(firm.address())
				.sameAddress(firm.address().isBlank() ? null : atAddress.get(firm.place() + Plain.of(firm.address())))
				.build());
		}
		for (var pass = 0; pass < 3; pass++) {
			var begun = System.nanoTime();
			var found = 0L;
			for (var one : facts) {
				found += screen.screen(one).findings().size();
			}
			var seconds = (System.nanoTime() - begun) / 1e9;
			System.out.printf("%d firms, %d findings, %.2f s, %.0f firms/s%n", facts.size(), found, seconds, facts.size() / seconds);
		}
		var counts = new TreeMap<String, Integer>();
		var levels = new EnumMap<RiskLevel, Integer>(RiskLevel.class);
		var lines = new ArrayList<String>();
		for (var one : facts) {
			var report = screen.screen(one);
			var level = card.assess(report.evidence(), at).level();
			if (!report.counting().isEmpty()) {
				levels.merge(level, 1, Integer::sum);
			}
			for (var rule : RegisterRule.values()) {
				var of = report.findings().stream().filter(finding -> finding.rule() == rule).toList();
				if (!of.isEmpty()) {
					counts.merge(rule.code() + (of.stream().anyMatch(RegisterFinding::counts) ? " counts" : " guarded"), 1, Integer::sum);
				}
			}
			report.findings().stream().filter(finding -> !finding.counts()).forEach(finding -> counts.merge("guard " + finding.rule().code()
					+ " " + finding.guard().replaceAll("[“：（].*", ""), 1, Integer::sum));
			report.warnings().forEach(warning -> counts.merge("warning: " + warning.replaceAll("“[^”]*”|\\d[\\d-]*", "…"), 1,
					Integer::sum));
			for (var finding : report.findings()) {
				lines.add(String.join("\t", finding.rule().code(), String.valueOf(finding.strength()), level.name(),
						String.valueOf(finding.guard()), one.name(),
						one.kind(), one.address(), finding.sentence(), one.scope().replaceAll("\\s", " ")));
			}
		}
		counts.forEach((what, count) -> System.out.println(what + ": " + count));
		System.out.println("levels of firms with a finding that counts: " + levels);
		var guesses = sectors(facts, screen);
		names(facts);
		if (args.length > 2) {
			Files.write(Path.of(args[2]), lines);
		}
		if (args.length > 3) {
			Files.write(Path.of(args[3]), guesses);
		}
	}

	private static List<String> sectors(List<RegisterFacts> facts, RegisterScreen screen) {
		var groups = new EnumMap<SectorGroup, Integer>(SectorGroup.class);
		var sections = new TreeMap<String, Integer>();
		var lines = new ArrayList<String>();
		var begun = System.nanoTime();
		for (var one : facts) {
			var guess = screen.sector(one);
			lines.add(String.join("\t", guess.group().name(), String.valueOf(guess.section()), String.join(" ", guess.words()), one.name(),
					one.scope().replaceAll("\\s", " ")));
			groups.merge(guess.group(), 1, Integer::sum);
			sections.merge(String.valueOf(guess.section()), 1, Integer::sum);
		}
		System.out.printf("sectors: %.2f s %s %s%n", (System.nanoTime() - begun) / 1e9, groups, sections);
		return lines;
	}

	private static void names(List<RegisterFacts> facts) {
		var begun = System.nanoTime();
		Map<String, Integer> has = new TreeMap<>();
		for (var one : facts) {
			var name = FirmName.parse(one.name());
			has.merge("region " + !name.regions().isEmpty(), 1, Integer::sum);
			has.merge("industry " + !name.industry().isEmpty(), 1, Integer::sum);
			has.merge("form " + !name.form().isEmpty(), 1, Integer::sum);
			has.merge("branch " + (name.branch() != null), 1, Integer::sum);
			has.merge("core of " + Math.min(9, name.core().length()), 1, Integer::sum);
		}
		System.out.printf("names: %.2f s %s%n", (System.nanoTime() - begun) / 1e9, has);
	}

	private static List<Firm> read(Path file) throws IOException {
		var firms = new ArrayList<Firm>();
		try (var in = new BufferedReader(
				new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8), 1 << 16)) {
			var csv = new CsvRows(in);
			csv.next();
			for (var row = csv.next(); !row.isEmpty(); row = csv.next()) {
				firms.add(new Firm(row.get(0), row.get(1), RegisterDay.read(row.get(2)).day(), row.get(3), row.get(5),
						row.get(6),
						row.get(7) + row.get(8), row.get(9)));
			}
		}
		return firms;
	}

}
