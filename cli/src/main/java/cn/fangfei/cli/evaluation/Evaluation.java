package cn.fangfei.cli.evaluation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

import org.jspecify.annotations.Nullable;

import cn.fangfei.cli.evaluation.Point.Cell;

/**
 * Holds alarms against the truth.
 *
 * <p>The unit is the scheme: an alarm on any of its subjects or accounts is one on it, and counts once. An alarm is right from the launch
 * to the day before the end; later it is late, earlier it is false. A lawful subject is false once, however often it is alarmed on.
 *
 * <p>Intervals are percentiles of a bootstrap in two steps, after Davison and Hinkley (1997, §3.8): worlds are drawn with replacement, then
 * the schemes of each; false subjects are drawn as often as a Poisson of mean one says, which is what drawing among the very many
 * lawful ones comes to. Bounds stay as they are. Same input, same figures.
 */
public final class Evaluation {

	private static final long SEED = 20_240_601;
	private static final int WATCHED_FROM = 60;
	private static final int LONG_LIFE = 240;

	private final List<County> counties;
	private final int draws;
	private final List<Map<String, List<TrueScheme>>> known = new ArrayList<>();

	/** @param draws of the bootstrap; 0 for no intervals */
	public Evaluation(List<County> counties, int draws) {
		this.counties = List.copyOf(counties);
		this.draws = draws;
		for (var county : counties) {
			var names = new HashMap<String, List<TrueScheme>>();
			for (var scheme : county.schemes()) {
				scheme.names().forEach(name -> names.computeIfAbsent(name, n -> new ArrayList<>()).add(scheme));
			}
			known.add(names);
		}
	}

	/** Whether the accounts and the time of all counties are known, without which there is no rate of false subjects. */
	public boolean ratesKnown() {
		return !Double.isNaN(accountMonths());
	}

	public boolean scoresKnown() {
		return counties.stream().flatMap(county -> county.alarms().stream()).noneMatch(alarm -> Double.isNaN(alarm.score()));
	}

	/** Whether the first and the last day of all counties are known, without which there are no weeks. */
	public boolean timeKnown() {
		return counties.stream().allMatch(county -> county.first() != null && county.last() != null);
	}

	private double accountMonths() {
		return counties.stream().mapToDouble(County::accountMonths).sum();
	}

	/** The alarms as they were told, by levels and not by a bound. */
	public Point asTold() {
		return point(null, null, false, Alarm::told);
	}

	/** The alarms from a score on. */
	public Point from(double score) {
		return point(null, score, false, alarm -> alarm.score() >= score);
	}

	/**
	 * The alarms from the lowest score on at which there are no more false subjects than that. The bound is chosen on what is
	 * measured, which favours the measured a little; the alarms as told have no such favour.
	 *
	 * @param target false subjects per 10,000 accounts a month
	 * @throws IllegalStateException when rates or scores are not known
	 */
	public Point at(double target) {
		if (!ratesKnown() || !scoresKnown()) {
			throw new IllegalStateException("no bound without accounts, time and scores");
		}
		var falseOnes = new ArrayList<Double>();
		var scores = new ArrayList<Double>();
		for (int c = 0; c < counties.size(); c++) {
			falseOnes.addAll(falseScores(c).values());
			counties.get(c).alarms().forEach(alarm -> scores.add(alarm.score()));
		}
		falseOnes.sort(Comparator.reverseOrder());
		scores.sort(Comparator.naturalOrder());
		int allowed = (int) Math.floor(target * accountMonths() + 1e-9);
		boolean exhausted = allowed >= falseOnes.size();
		double bound = scores.isEmpty() ? 0 : scores.get(0);
		if (!exhausted) {
			double above = falseOnes.get(allowed);
			bound = scores.stream().filter(score -> score > above).findFirst().orElse(Math.nextUp(above));
		}
		double from = bound;
		return point(target, bound, exhausted, alarm -> alarm.score() >= from);
	}

	/** The highest score of each subject at a time when it was no scheme. */
	private Map<String, Double> falseScores(int county) {
		var highest = new HashMap<String, Double>();
		for (var alarm : counties.get(county).alarms()) {
			if (isFalse(county, alarm)) {
				highest.merge(alarm.subject(), alarm.score(), Math::max);
			}
		}
		return highest;
	}

	private List<TrueScheme> schemesOf(int county, String subject) {
		return known.get(county).getOrDefault(subject, List.of());
	}

	private boolean isFalse(int county, Alarm alarm) {
		return schemesOf(county, alarm.subject()).stream().allMatch(scheme -> alarm.day().isBefore(scheme.launched()));
	}

	/** What became of a scheme; quantities that cannot be had are NaN. */
	private record Fate(TrueScheme scheme, boolean caught, boolean late, double lead, double life, double lived, double investorsLeft,
			double moneyLeft, double moneyAfter, double money) {
	}

	private Fate fate(County county, TrueScheme scheme, @Nullable LocalDate first, boolean late) {
		if (first == null) {
			return new Fate(scheme, false, late, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0, 0);
		}
		var end = scheme.ended() == null ? county.last() : scheme.ended();
		double lived = end == null ? Double.NaN : ChronoUnit.DAYS.between(scheme.launched(), end);
		double lead = scheme.ended() == null ? Double.NaN : ChronoUnit.DAYS.between(first, scheme.ended());
		double life = ChronoUnit.DAYS.between(scheme.launched(), first) / Math.max(1, lived);
		double after = 0;
		double all = 0;
		long newcomers = 0;
		long investors = 0;
		for (var inflow : scheme.curve()) {
			boolean later = inflow.day().isAfter(first);
			all += inflow.yuan();
			investors += inflow.newInvestors();
			after += later ? inflow.yuan() : 0;
			newcomers += later ? inflow.newInvestors() : 0;
		}
		return new Fate(scheme, true, late, lead, life, lived, investors == 0 ? Double.NaN : (double) newcomers / investors,
				all == 0 ? Double.NaN : after / all, after, all);
	}

	private Point point(@Nullable Double target, @Nullable Double bound, boolean exhausted, Predicate<Alarm> taken) {
		var fates = new ArrayList<List<Fate>>();
		var wrong = new int[counties.size()];
		int before = 0;
		for (int c = 0; c < counties.size(); c++) {
			var county = counties.get(c);
			// by identity: a scheme carries its whole curve
			var first = new IdentityHashMap<TrueScheme, LocalDate>();
			var late = new IdentityHashMap<TrueScheme, LocalDate>();
			var falseSubjects = new HashSet<String>();
			for (var alarm : county.alarms()) {
				if (!taken.test(alarm)) {
					continue;
				}
				for (var scheme : schemesOf(c, alarm.subject())) {
					if (scheme.livesOn(alarm.day())) {
						first.merge(scheme, alarm.day(), (a, b) -> a.isBefore(b) ? a : b);
					} else if (scheme.overOn(alarm.day())) {
						late.put(scheme, alarm.day());
					}
				}
				if (isFalse(c, alarm)) {
					falseSubjects.add(alarm.subject());
				}
			}
			wrong[c] = falseSubjects.size();
			int number = c;
			before += (int) falseSubjects.stream().filter(subject -> !schemesOf(number, subject).isEmpty()).count();
			fates.add(county.schemes().stream().map(scheme -> fate(county, scheme, first.get(scheme), !first.containsKey(scheme)
					&& late.containsKey(scheme))).toList());
		}
		return tell(target, bound, exhausted, fates, wrong, before);
	}

	private Point tell(@Nullable Double target, @Nullable Double bound, boolean exhausted, List<List<Fate>> fates, int[] wrong, int before) {
		var all = fates.stream().flatMap(List::stream).toList();
		var counted = all.stream().filter(fate -> fate.scheme().counts()).toList();
		var small = all.stream().filter(fate -> !fate.scheme().counts()).toList();
		var measured = measures(all, Arrays.stream(wrong).sum(), accountMonths());
		var drawn = new EnumMap<Measure, double[]>(Measure.class);
		for (var measure : Measure.values()) {
			drawn.put(measure, new double[draws]);
		}
		var groups = new TreeMap<String, double[]>();
		for (var fate : counted) {
			groupsOf(fate.scheme()).forEach(group -> groups.computeIfAbsent(group, g -> new double[draws]));
		}
		var dice = new SplittableRandom(SEED);
		for (int draw = 0; draw < draws; draw++) {
			var some = new ArrayList<Fate>();
			int wrongOnes = 0;
			double months = 0;
			for (int n = 0; n < counties.size(); n++) {
				int c = counties.size() == 1 ? 0 : dice.nextInt(counties.size());
				var its = fates.get(c);
				for (int s = 0; s < its.size(); s++) {
					some.add(its.get(dice.nextInt(its.size())));
				}
				wrongOnes += poisson(wrong[c], dice);
				months += counties.get(c).accountMonths();
			}
			int at = draw;
			measures(some, wrongOnes, months).forEach((measure, value) -> drawn.get(measure)[at] = value);
			recalls(some, groups, at);
		}
		var estimates = new EnumMap<Measure, Estimate>(Measure.class);
		measured.forEach((measure, value) -> estimates.put(measure, estimate(value, drawn.get(measure))));
		return new Point(target, bound, exhausted, counted.size(), count(counted, Fate::caught), count(all, Fate::late), small.size(),
				count(small, Fate::caught), Arrays.stream(wrong).sum(), before, estimates, cells(counted, groups, "K"), cells(counted, groups,
						"E"), cells(counted, groups, "S"));
	}

	private static int count(List<Fate> fates, Predicate<Fate> which) {
		return (int) fates.stream().filter(which).count();
	}

	/** The sum of so many draws of a Poisson of mean one. */
	private static int poisson(int times, SplittableRandom dice) {
		int sum = 0;
		for (int i = 0; i < times; i++) {
			double left = dice.nextDouble();
			double e = Math.exp(-1);
			while (left > e) {
				sum++;
				left *= dice.nextDouble();
			}
		}
		return sum;
	}

	private Estimate estimate(double value, double[] drawn) {
		if (Double.isNaN(value)) {
			return Estimate.NONE;
		}
		if (Arrays.stream(drawn).filter(d -> !Double.isNaN(d)).count() * 2 < draws || draws == 0) {
			return new Estimate(value, Double.NaN, Double.NaN);
		}
		return new Estimate(value, Quantile.of(drawn, drawn.length, 0.025), Quantile.of(drawn, drawn.length, 0.975));
	}

	private static EnumMap<Measure, Double> measures(List<Fate> fates, int wrong, double accountMonths) {
		int n = fates.size();
		var lead = new double[n];
		var longLead = new double[n];
		var life = new double[n];
		var investors = new double[n];
		var money = new double[n];
		int schemes = 0;
		int caught = 0;
		int right = 0;
		double after = 0;
		double sum = 0;
		for (int i = 0; i < n; i++) {
			var fate = fates.get(i);
			boolean counts = fate.scheme().counts();
			schemes += counts ? 1 : 0;
			caught += counts && fate.caught() ? 1 : 0;
			right += fate.caught() ? 1 : 0;
			lead[i] = counts ? fate.lead() : Double.NaN;
			longLead[i] = counts && fate.lived() >= LONG_LIFE ? fate.lead() : Double.NaN;
			life[i] = counts ? fate.life() : Double.NaN;
			investors[i] = counts ? fate.investorsLeft() : Double.NaN;
			money[i] = counts ? fate.moneyLeft() : Double.NaN;
			after += counts ? fate.moneyAfter() : 0;
			sum += counts ? fate.money() : 0;
		}
		double recall = schemes == 0 ? Double.NaN : (double) caught / schemes;
		double precision = right + wrong == 0 ? Double.NaN : (double) right / (right + wrong);
		var measures = new EnumMap<Measure, Double>(Measure.class);
		measures.put(Measure.RECALL, recall);
		measures.put(Measure.PRECISION, precision);
		measures.put(Measure.F1, schemes == 0 ? Double.NaN : right == 0 ? 0 : 2 * precision * recall / (precision + recall));
		measures.put(Measure.FALSE_RATE, wrong / accountMonths);
		measures.put(Measure.LEAD_25, Quantile.of(lead, n, 0.25));
		measures.put(Measure.LEAD_50, Quantile.of(lead, n, 0.5));
		measures.put(Measure.LEAD_75, Quantile.of(lead, n, 0.75));
		measures.put(Measure.LEAD_LONG, Quantile.of(longLead, n, 0.5));
		measures.put(Measure.LIFE_25, Quantile.of(life, n, 0.25));
		measures.put(Measure.LIFE_50, Quantile.of(life, n, 0.5));
		measures.put(Measure.LIFE_75, Quantile.of(life, n, 0.75));
		measures.put(Measure.INVESTORS_LEFT, Quantile.of(investors, n, 0.5));
		measures.put(Measure.MONEY_LEFT, Quantile.of(money, n, 0.5));
		measures.put(Measure.MONEY_LEFT_SUM, sum == 0 ? Double.NaN : after / sum);
		return measures;
	}

	/** The cells a scheme belongs to; the first letter says of which table. */
	private static List<String> groupsOf(TrueScheme scheme) {
		var groups = new ArrayList<String>();
		groups.add("K" + scheme.kind());
		var evasion = scheme.evasion();
		if (evasion != null) {
			int tenth = (int) Math.min(9, Math.floor(evasion * 10 + 1e-9));
			groups.add("E0." + tenth + "–" + (tenth == 9 ? "1.0" : "0." + (tenth + 1)));
		}
		int size = scheme.investors();
		// the lines of persons in the judicial interpretation of 2022, articles 3 to 5
		groups.add(size < 150 ? "S   30–149" : size < 500 ? "S  150–499" : size < 5_000 ? "S 500–4999" : "S5000+");
		return groups;
	}

	private static void recalls(List<Fate> fates, Map<String, double[]> groups, int draw) {
		var counts = new HashMap<String, int[]>();
		for (var fate : fates) {
			if (fate.scheme().counts()) {
				for (var group : groupsOf(fate.scheme())) {
					var count = counts.computeIfAbsent(group, g -> new int[2]);
					count[0]++;
					count[1] += fate.caught() ? 1 : 0;
				}
			}
		}
		groups.forEach((group, recall) -> {
			var count = counts.get(group);
			recall[draw] = count == null ? Double.NaN : (double) count[1] / count[0];
		});
	}

	private Map<String, Cell> cells(List<Fate> fates, TreeMap<String, double[]> groups, String table) {
		var cells = new LinkedHashMap<String, Cell>();
		groups.forEach((group, drawn) -> {
			if (group.startsWith(table)) {
				var its = fates.stream().filter(fate -> groupsOf(fate.scheme()).contains(group)).toList();
				int caught = count(its, Fate::caught);
				cells.put(group.substring(1).strip(), new Cell(its.size(), caught, count(its, Fate::late), estimate((double) caught / its.size(),
						drawn), median(its, Fate::lead), median(its, Fate::life), median(its, Fate::moneyLeft)));
			}
		});
		return cells;
	}

	private static double median(List<Fate> fates, ToDoubleFunction<Fate> what) {
		return Quantile.of(fates.stream().mapToDouble(what).toArray(), fates.size(), 0.5);
	}

	/**
	 * The first k of the list of subjects by the highest score until then. A scheme stands on the list once and leaves it with its end. Only
	 * weeks (ending on Sundays, from the 60th day of the data) in which k schemes of 30 investors and more lived, else k could not be
	 * reached; a list shorter than k lacks what it lacks.
	 *
	 * @throws IllegalStateException when scores or the time of a county are not known
	 */
	public TopOfWeek top(int k) {
		if (!scoresKnown() || !timeKnown()) {
			throw new IllegalStateException("no lists without scores and time");
		}
		int weeks = 0;
		var weekly = new ArrayList<Double>();
		var whole = new ArrayList<Double>();
		for (int c = 0; c < counties.size(); c++) {
			var county = counties.get(c);
			var shares = new ArrayList<Double>();
			for (var day = county.first().plusDays(WATCHED_FROM); !day.isAfter(county.last()); day = day.plusDays(1)) {
				var sunday = day;
				if (day.getDayOfWeek().getValue() == 7
						&& county.schemes().stream().filter(scheme -> scheme.counts() && scheme.livesOn(sunday)).count() >= k) {
					shares.add(listed(c, k, day));
				}
			}
			if (!shares.isEmpty()) {
				weeks += shares.size();
				weekly.add(shares.stream().mapToDouble(share -> share).average().getAsDouble());
			}
			if (county.schemes().stream().filter(TrueScheme::counts).count() >= k) {
				whole.add(listed(c, k, null));
			}
		}
		return new TopOfWeek(k, mean(weekly), weeks, mean(whole), whole.size());
	}

	private record Listed(String name, double score, boolean scheme) {
	}

	/** @param day the list at the end of that day; null for the list of the whole time */
	private double listed(int c, int k, @Nullable LocalDate day) {
		var best = new HashMap<String, Listed>();
		for (var alarm : counties.get(c).alarms()) {
			if (day != null && alarm.day().isAfter(day)) {
				continue;
			}
			var on = day == null ? alarm.day() : day;
			var its = schemesOf(c, alarm.subject());
			var alive = its.stream().filter(scheme -> scheme.livesOn(on)).findFirst();
			if (alive.isEmpty() && its.stream().anyMatch(scheme -> scheme.overOn(on))) {
				continue;
			}
			var entry = new Listed(alive.map(TrueScheme::subject).orElse(alarm.subject()), alarm.score(), alive.isPresent());
			best.merge(entry.name() + entry.scheme(), entry, (a, b) -> a.score() >= b.score() ? a : b);
		}
		return best.values().stream().sorted(Comparator.comparingDouble(Listed::score).reversed().thenComparing(Listed::name)).limit(k)
				.filter(Listed::scheme).count() / (double) k;
	}

	private Estimate mean(List<Double> values) {
		if (values.isEmpty()) {
			return Estimate.NONE;
		}
		double mean = values.stream().mapToDouble(value -> value).average().getAsDouble();
		if (values.size() == 1 || draws == 0) {
			return new Estimate(mean, Double.NaN, Double.NaN);
		}
		var dice = new SplittableRandom(SEED);
		var drawn = new double[draws];
		for (int draw = 0; draw < draws; draw++) {
			for (int i = 0; i < values.size(); i++) {
				drawn[draw] += values.get(dice.nextInt(values.size())) / values.size();
			}
		}
		return estimate(mean, drawn);
	}
}
