package cn.fangfei.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import cn.fangfei.simulation.Lived.Payment;
import cn.fangfei.simulation.county.Almanac;
import cn.fangfei.simulation.county.Channel;
import cn.fangfei.simulation.county.Holder;
import cn.fangfei.simulation.scheme.Kind;

/**
 * L1 to L11: nothing in the files but what a scheme does may tell that it is one. All comparisons are of schemes with their honest twins
 * unless said.
 */
class LeakTests {

	/** The chance at which two samples are called different, shared among so many comparisons. */
	private static final double LEVEL = 0.01;

	private static List<World> unlived(int count) {
		return IntStream.range(0, count).mapToObj(seed -> new World(Settings.of(1_000 + seed, 2_500, 400).withDensity(400), 400)).toList();
	}

	private static World crowded(long seed, int days) {
		return new World(Settings.of(seed, 3_000, days).withDensity(250), 250);
	}

	private static final List<Lived> CROWDED = new ArrayList<>();

	/** Two crowded worlds with the payments of ventures; lived once for all tests. */
	private static synchronized List<Lived> crowded() {
		if (CROWDED.isEmpty()) {
			for (long seed : new long[] { 71, 72, 73, 74 }) {
				var world = crowded(seed, 260);
				var accounts = new HashSet<Integer>();
				Outside.of(world).forEach(outside -> accounts.addAll(outside.accounts().keySet()));
				CROWDED.add(Lived.of(world, (payer, payee) -> accounts.contains(payer) || accounts.contains(payee)));
			}
		}
		return CROWDED;
	}

	@Test
	void l1NoIdentityTellsASchemeFromItsTwin() {
		var rows = new ArrayList<double[]>();
		var schemes = new ArrayList<Boolean>();
		var worlds = unlived(44);
		int learnt = 0;
		for (int w = 0; w < worlds.size(); w++) {
			var world = worlds.get(w);
			var accounts = world.town().county().accounts();
			var byNumber = IntStream.range(0, accounts.size()).boxed().sorted(Comparator.comparingLong(accounts::number)).toList();
			var places = new HashMap<Integer, Integer>();
			for (int place = 0; place < byNumber.size(); place++) {
				places.put(byNumber.get(place), place);
			}
			for (var outside : Outside.of(world)) {
				// one account of each: the several of one venture are no independent witnesses
				for (int account : outside.accounts().keySet().stream().limit(1).toList()) {
					long number = accounts.number(account);
					rows.add(new double[] { number % 10, number / 10 % 1_000, number / 10_000 % 10_000, number / 1e15, places.get(account),
							outside.firm().name().length(),
							outside.firm().code().charAt(17), outside.firm().code().charAt(11), outside.firm().phone().hashCode() % 1_000,
							accounts.openedOn(account) % 7, accounts.openedOn(account) % 30, outside.firm().address().length(), accounts.bank(account) });
					schemes.add(outside.scheme());
				}
			}
			if (w == worlds.size() / 2 - 1) {
				learnt = rows.size();
			}
		}

		double auc = heldOut(rows, schemes, learnt);

		assertThat(rows).hasSizeGreaterThan(5_000);
		assertThat(figure("L1 accounts, AUC", auc)).isBetween(0.48, 0.52);
	}

	@Test
	void l1NoDetailOfAPaymentTellsASchemeFromItsTwin() {
		var rows = new ArrayList<double[]>();
		var schemes = new ArrayList<Boolean>();
		int learnt = 0;
		for (var lived : crowded()) {
			for (var outside : Outside.of(lived.world())) {
				lived.paidIn(outside).filter(payment -> payment.day() < outside.begins() + 60).limit(12).forEach(payment -> {
					long cents = payment.fen() % 100;
					rows.add(new double[] { payment.second() / 3_600, payment.second() / 60 % 60, payment.second() % 60, cents, payment.memo().length(),
							payment.channel().ordinal(),
							lived.world().town().county().accounts().number(payment.payer()) % 1_000 });
					schemes.add(outside.scheme());
				});
			}
			if (lived == crowded().get(1)) {
				learnt = rows.size();
			}
		}

		assertThat(rows).hasSizeGreaterThan(3_000);
		assertThat(figure("L1 payments, AUC", heldOut(rows, schemes, learnt))).isBetween(0.45, 0.55);
	}

	/** Says what was measured: docs/benchmarks.md holds the figures. */
	private static double figure(String what, double value) {
		System.out.printf(Locale.ROOT, "leak test %s: %.3f%n", what, value);
		return value;
	}

	private static double heldOut(List<double[]> rows, List<Boolean> schemes, int learnt) {
		var all = rows.toArray(double[][]::new);
		var truth = new boolean[all.length];
		for (int i = 0; i < truth.length; i++) {
			truth[i] = schemes.get(i);
		}
		var probe = Boost.learn(Arrays.copyOf(all, learnt), Arrays.copyOf(truth, learnt), 60);
		return Statistics.auc(probe.scores(Arrays.copyOfRange(all, learnt, all.length)), Arrays.copyOfRange(truth, learnt, all.length));
	}

	@Test
	void l2NoWordAndNoChannelBelongsToSchemes() {
		for (boolean in : new boolean[] { true, false }) {
			Map<String, int[]> counts = new TreeMap<>();
			Map<String, int[]> all = new TreeMap<>();
			// gifts of a twin for bringing others are no match for returns
			var least = in ? usualDeposits() : Map.<Kind, Long>of();
			long smallest = in ? 0 : 30_000;
			for (var lived : crowded()) {
				for (var outside : Outside.of(lived.world())) {
					(in ? lived.paidIn(outside) : lived.paidOut(outside))
							.filter(payment -> payment.fen() >= least.getOrDefault(outside.kind(), smallest)).forEach(payment -> {
						int side = outside.scheme() ? 0 : 1;
						all.computeIfAbsent(outside.kind().name(), key -> new int[2])[side]++;
						counts.computeIfAbsent(outside.kind() + " " + payment.memo(), key -> new int[2])[side]++;
						counts.computeIfAbsent(outside.kind() + " " + payment.channel(), key -> new int[2])[side]++;
					});
				}
			}

			var told = new ArrayList<String>();
			var most = new double[1];
			counts.forEach((value, count) -> {
				var total = all.get(value.substring(0, 1));
				double lift = (count[0] / (double) total[0]) / ((count[1] + 5.0) / (total[1] + 5.0));
				boolean enough = total[0] >= 200 && total[1] >= 200 && count[0] >= 40;
				most[0] = enough ? Math.max(most[0], lift) : most[0];
				if (enough && lift >= 3) {
					told.add(value + " " + lift);
				}
			});
			figure("L2 " + (in ? "in" : "out") + ", largest lift", most[0]);
			assertThat(told).as(in ? "in" : "out").isEmpty();
			assertThat(counts).hasSizeGreaterThan(30);
		}
	}

	/** The amount above which nine in ten deposits of a kind's schemes lie: rents and fees of a twin are no match for them. */
	private static Map<Kind, Long> usualDeposits() {
		Map<Kind, List<Long>> deposits = new TreeMap<>();
		for (var lived : crowded()) {
			Outside.of(lived.world()).stream().filter(Outside::scheme).forEach(outside -> lived.paidIn(outside)
					.forEach(payment -> deposits.computeIfAbsent(outside.kind(), kind -> new ArrayList<>()).add(payment.fen())));
		}
		Map<Kind, Long> least = new TreeMap<>();
		deposits.forEach((kind, amounts) -> least.put(kind, amounts.stream().sorted().skip(amounts.size() / 10).findFirst().orElseThrow()));
		return least;
	}

	@Test
	void l3ASchemeThatPromisesNothingIsAPrepaidBusiness() {
		var lived = new ArrayList<Lived>();
		for (long seed : new long[] { 31, 32, 33 }) {
			var world = new World(Settings.of(seed, 3_000, 240).withDensity(200).withRegime(Regime.NULL), 200);
			var accounts = new HashSet<Integer>();
			Outside.of(world).forEach(outside -> accounts.addAll(outside.accounts().keySet()));
			lived.add(Lived.of(world, (payer, payee) -> accounts.contains(payer) || accounts.contains(payee)));
		}
		List<ToDoubleFunction<Seen>> traits = List.of(seen -> seen.payers, seen -> seen.in, seen -> seen.out, seen -> seen.payees, seen ->
				seen.elders / Math.max(1.0, seen.payers),
				seen -> seen.round / Math.max(1.0, seen.in), seen -> seen.back, seen -> seen.lastDay);

		Map<Outside, Seen> seen = new HashMap<>();
		lived.forEach(each -> Outside.of(each.world()).stream().filter(outside -> outside.kind() != Kind.K)
				.forEach(outside -> seen.put(outside, see(each, outside))));
		for (var trait : traits) {
			double same = figure("L3 trait " + traits.indexOf(trait) + ", p", compare(seen, trait));
			assertThat(same).as("trait " + traits.indexOf(trait)).isGreaterThan(LEVEL / traits.size());
		}
	}

	/** What a bank would see of one subject. */
	private static final class Seen {

		private int payers;
		private int payees;
		private int elders;
		private double in;
		private double out;
		private double round;
		private double back;
		private int lastDay;
	}

	private static Seen see(Lived lived, Outside outside) {
		var seen = new Seen();
		var county = lived.world().town().county();
		var payers = new HashSet<Integer>();
		var payees = new HashSet<Integer>();
		lived.paidIn(outside).filter(payment -> payment.day() >= outside.begins()).forEach(payment -> {
			int person = county.accounts().holder(payment.payer());
			seen.elders += payers.add(person) && county.people().elder(person) ? 1 : 0;
			seen.in += payment.fen();
			seen.round += payment.fen() % 1_000_000 == 0 ? payment.fen() : 0;
			seen.lastDay = Math.max(seen.lastDay, payment.day() - outside.begins());
		});
		lived.paidOut(outside).filter(payment -> payment.day() >= outside.begins()).forEach(payment -> {
			int person = county.accounts().holder(payment.payee());
			payees.add(person);
			seen.out += payment.fen();
			seen.back += payers.contains(person) ? payment.fen() : 0;
		});
		seen.payers = payers.size();
		seen.payees = payees.size();
		return seen;
	}

	private static double compare(Map<Outside, Seen> seen, ToDoubleFunction<Seen> trait) {
		var schemes = new ArrayList<Double>();
		var twins = new ArrayList<Double>();
		seen.forEach((outside, what) -> (outside.scheme() ? schemes : twins).add(trait.applyAsDouble(what)));
		return Statistics.sameDistribution(array(schemes), array(twins));
	}

	private static double[] array(List<Double> values) {
		return values.stream().mapToDouble(Double::doubleValue).toArray();
	}

	@Test
	void l4ATwinSharesWhatASchemeLooksLike() {
		Map<String, ToDoubleFunction<Outside>> traits = Map.of(
				"members in 60 days", outside -> outside.members(60),
				"money in 60 days", outside -> IntStream.range(outside.begins(),
						Math.min(260, outside.begins() + 60)).mapToLong(outside.venture().tally()::paidIn).sum(),
				"capital", outside -> outside.firm().capital(),
				"age of the firm", outside -> ChronoUnit.DAYS.between(outside.firm().registeredOn(), Almanac.FIRST.plusDays(outside.begins())),
				"accounts", outside -> outside.accounts().size());
		double[] least = { 1 };
		for (var kind : Kind.values()) {
			traits.forEach((name, trait) -> {
				var schemes = new ArrayList<Double>();
				var twins = new ArrayList<Double>();
				for (var lived : crowded()) {
					Outside.of(lived.world()).stream().filter(outside -> outside.kind() == kind)
							.forEach(outside -> (outside.scheme() ? schemes : twins).add(trait.applyAsDouble(outside)));
				}
				assertThat(schemes).hasSizeGreaterThan(15);
				double same = Statistics.sameDistribution(array(schemes), array(twins));
				least[0] = Math.min(least[0], same);
				assertThat(same).as(kind + " " + name)
						.isGreaterThan(LEVEL / (traits.size() * Kind.values().length));
			});
		}
		figure("L4 least p of " + traits.size() * Kind.values().length, least[0]);
	}

	@Test
	void l5WhatABankCannotSeeIsNotInItsRows() {
		for (var lived : crowded()) {
			var county = lived.world().town().county();
			for (var scheme : lived.world().schemes()) {
				if (scheme.kind() != Kind.K && scheme.kind() != Kind.F) {
					continue;
				}
				long direct = lived.byPayee().getOrDefault(scheme.firm().account(), List.of()).stream()
						.filter(payment -> scheme.venture().members().has(county.accounts().holder(payment.payer()))).count();
				assertThat(direct).as(scheme.kind() + " deposits on the firm's account").isZero();
				if (scheme.kind() == Kind.K) {
					assertThat(scheme.accounts()).isEmpty();
				}
			}
		}
	}

	@Test
	void l6NothingIsFoundThatAPlainReasonWouldNotFind() {
		var rows = new ArrayList<double[]>();
		var truth = new ArrayList<Boolean>();
		int learnt = 0;
		for (long seed : new long[] { 61, 62, 63, 64 }) {
			learnt = seed == 63 ? rows.size() : learnt;
			Subjects.gather(Lived.all(new Settings(seed, 6_000, 240, 80, 0.3, Regime.STANDARD)), rows, truth);
		}
		var learning = Subjects.matrix(rows.subList(0, learnt));
		var labels = Subjects.flags(truth.subList(0, learnt));
		var testing = Subjects.matrix(rows.subList(learnt, rows.size()));
		var answers = Subjects.flags(truth.subList(learnt, rows.size()));

		double free = Statistics.bestF1(Boost.learn(learning, labels, 60).scores(testing), answers);
		double reasoned = Statistics.bestF1(Boost.learn(learning, labels, 60, Subjects.SIGNS).scores(testing), answers);

		assertThat(truth.stream().filter(Boolean::booleanValue).count()).isGreaterThan(120);
		figure("L6 free, F1", free);
		assertThat(free - figure("L6 monotone, F1", reasoned)).isLessThan(0.1);
	}

	@Test
	void l7NoAttributeAloneTellsASchemeFromLawfulBusiness() {
		for (var lived : livedWithAll()) {
			var county = lived.world().town().county();
			var schemes = new HashSet<Integer>();
			lived.world().schemes().forEach(scheme -> schemes.addAll(scheme.accounts().keySet()));
			Map<Integer, HashSet<Integer>> payers = new HashMap<>();
			for (var payment : lived.payments()) {
				if (county.accounts().holder(payment.payer()) >= 0 && payment.day() >= 130 && payment.channel() != Channel.CASH) {
					payers.computeIfAbsent(payment.payee(), account -> new HashSet<>()).add(county.accounts().holder(payment.payer()));
				}
			}
			var elders = new ArrayList<Double>();
			var outsiders = new ArrayList<Double>();
			var opened = new ArrayList<Double>();
			var truth = new ArrayList<Boolean>();
			payers.forEach((account, who) -> {
				var kind = county.accounts().kind(account);
				if (who.size() >= 20 && (kind == Holder.PERSON || kind == Holder.COMPANY)) {
					elders.add(who.stream().filter(county.people()::elder).count() / (double) who.size());
					outsiders.add(who.stream().filter(person -> !county.people().local(person)).count() / (double) who.size());
					opened.add((double) county.accounts().openedOn(account));
					truth.add(schemes.contains(account));
				}
			});
			boolean[] positive = new boolean[truth.size()];
			for (int i = 0; i < positive.length; i++) {
				positive[i] = truth.get(i);
			}

			assertThat(truth.stream().filter(Boolean::booleanValue).count()).isGreaterThan(20);
			assertThat(figure("L7 old payers, AUC", Statistics.auc(array(elders), positive))).as("old payers").isBetween(0.35, 0.65);
			assertThat(figure("L7 payers from elsewhere, AUC", Statistics.auc(array(outsiders), positive))).as("payers from elsewhere")
					.isBetween(0.35, 0.65);
			assertThat(figure("L7 new accounts, AUC", Statistics.auc(array(opened), positive))).as("new accounts").isBetween(0.35, 0.68);
		}
	}

	private static List<Lived> livedWithAll() {
		return List.of(Lived.all(new Settings(5, 8_000, 220, 90, 0.3, Regime.STANDARD)));
	}

	@Test
	void l8TheCalendarTellsNothing() {
		var launches = new ArrayList<Double>();
		var openings = new ArrayList<Double>();
		for (var world : unlived(6)) {
			Outside.of(world).forEach(outside -> (outside.scheme() ? launches : openings).add((double) outside.begins()));
		}
		assertThat(figure("L8 launches, p", Statistics.sameDistribution(array(launches), array(openings)))).isGreaterThan(LEVEL);

		double[] schemes = new double[7];
		double[] twins = new double[7];
		for (var lived : crowded()) {
			for (var outside : Outside.of(lived.world())) {
				lived.paidIn(outside).filter(payment -> payment.day() < outside.begins() + 90)
						.forEach(payment -> (outside.scheme() ? schemes : twins)[payment.day() % 7]++);
			}
		}
		for (int weekday = 0; weekday < 7; weekday++) {
			double share = schemes[weekday] / Arrays.stream(schemes).sum();
			assertThat(share).as("weekday " + weekday).isBetween(0.75 * twins[weekday] / Arrays.stream(twins).sum(),
					1.33 * twins[weekday] / Arrays.stream(twins).sum());
		}
	}

	@Test
	void l9TwoWorldsShareNobody() {
		var first = new World(Settings.of(1, 3_000, 60));
		var second = new World(Settings.of(2, 3_000, 60));

		assertThat(names(first)).doesNotContainAnyElementsOf(names(second));
		assertThat(names(first)).hasSizeGreaterThan(5_000);
	}

	private static HashSet<String> names(World world) {
		var names = new HashSet<String>();
		var county = world.town().county();
		IntStream.range(0, county.people().count()).forEach(person -> names.add(county.identity(person)));
		IntStream.range(0, county.accounts().size()).forEach(account -> names.add(String.valueOf(county.accounts().number(account))));
		world.town().register().firms().forEach(firm -> names.add(firm.code()));
		return names;
	}

	@Test
	void l10WithoutSchemesTheWorldIsTheSameAndTheSchemesAreMissing() {
		var settings = new Settings(11, 3_000, 120, 0, 0.3, Regime.STANDARD);
		var without = counted(Lived.all(settings));
		var with = counted(Lived.all(settings.withDensity(40)));

		without.forEach((payment, count) -> assertThat(with.getOrDefault(payment, 0)).as(payment.toString()).isGreaterThanOrEqualTo(count));
		assertThat(with.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThan(without.values().stream().mapToInt(Integer::intValue)
				.sum());
	}

	private static Map<Payment, Integer> counted(Lived lived) {
		Map<Payment, Integer> counts = new HashMap<>();
		lived.payments().forEach(payment -> counts.merge(payment, 1, Integer::sum));
		return counts;
	}

	@Test
	void l11AFewAccountsHoldManyEnds() {
		var lived = Lived.all(Settings.of(13, 10_000, 60));
		var ends = new int[lived.world().town().county().accounts().size()];
		lived.payments().forEach(payment -> {
			ends[payment.payer()]++;
			ends[payment.payee()]++;
		});
		Arrays.sort(ends);
		int top = (int) Math.ceil(ends.length / 10_000.0);

		long held = Arrays.stream(ends, ends.length - top, ends.length).asLongStream().sum();

		assertThat(figure("L11 share of ends", held / (2.0 * lived.payments().size()))).isGreaterThan(0.05);
	}
}
