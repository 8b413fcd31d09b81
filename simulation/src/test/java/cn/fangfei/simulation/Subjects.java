package cn.fangfei.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import cn.fangfei.simulation.county.Channel;
import cn.fangfei.simulation.county.Holder;
import cn.fangfei.simulation.county.People;

/** Every subject of a world with fifteen private payers or more, in thirteen plain traits that anybody would look at. */
final class Subjects {

	/** 1 where more of a trait can only be worse, −1 where it can only be better, 0 where either. */
	static final int[] SIGNS = { 1, 1, 1, 1, 1, 1, -1, 0, 0, 1, 1, 1, -1 };

	private static final int LEAST_PAYERS = 15;

	private final Map<Integer, Double> in = new HashMap<>();
	private final Map<Integer, Double> back = new HashMap<>();
	private final Map<Integer, Integer> times = new HashMap<>();
	private final Set<Integer> payees = new HashSet<>();
	private final Map<Integer, Double> toPayees = new HashMap<>();
	private final int[] ratios = new int[30];
	private int elders;
	private int outsiders;
	private double round;
	private double fromPersons;
	private double companies;
	private double agents;
	private double out;
	private double wages;

	private Subjects() {
	}

	static void gather(Lived lived, List<double[]> rows, List<Boolean> truth) {
		var county = lived.world().town().county();
		var accounts = county.accounts();
		var schemes = new HashSet<Integer>();
		lived.world().schemes().forEach(scheme -> scheme.accounts().keySet().forEach(account -> schemes.add(accounts.subject(account))));
		Map<Integer, Subjects> subjects = new HashMap<>();
		for (var payment : lived.payments()) {
			if (payment.channel() == Channel.CASH) {
				continue;
			}
			double yuan = payment.fen() / 100.0;
			var payer = accounts.kind(payment.payer());
			var payee = accounts.kind(payment.payee());
			var takes = subjects.computeIfAbsent(accounts.subject(payment.payee()), subject -> new Subjects());
			var gives = subjects.computeIfAbsent(accounts.subject(payment.payer()), subject -> new Subjects());
			if (payer == Holder.PERSON) {
				takes.take(accounts.holder(payment.payer()), yuan, county.people());
			} else if (payer == Holder.COMPANY) {
				takes.companies += yuan;
			} else if (payer == Holder.AGENT) {
				takes.agents += yuan;
			}
			gives.out += yuan;
			if (payment.memo().equals("工资")) {
				gives.wages += yuan;
			} else if (payee == Holder.PERSON) {
				gives.give(accounts.holder(payment.payee()), yuan);
			}
		}
		subjects.forEach((subject, seen) -> {
			int first = subject >= 0 ? county.account(subject) : lived.world().town().register().firm(-1 - subject).account();
			boolean trades = subject >= 0 || accounts.kind(first) == Holder.COMPANY || accounts.kind(first) == Holder.PERSON;
			if (seen.in.size() >= LEAST_PAYERS && trades) {
				rows.add(seen.traits());
				truth.add(schemes.contains(subject));
			}
		});
	}

	private void take(int person, double yuan, People people) {
		if (in.put(person, in.getOrDefault(person, 0.0) + yuan) == null) {
			elders += people.elder(person) ? 1 : 0;
			outsiders += people.local(person) ? 0 : 1;
		}
		times.merge(person, 1, Integer::sum);
		fromPersons += yuan;
		round += yuan >= 5_000 && yuan % 1_000 == 0 ? yuan : 0;
	}

	private void give(int person, double yuan) {
		payees.add(person);
		toPayees.merge(person, yuan, Double::sum);
		var paid = in.get(person);
		if (paid != null) {
			back.merge(person, yuan, Double::sum);
			double ratio = Math.log(yuan / paid * 1_000) * 3;
			ratios[(int) Math.max(0, Math.min(29, ratio))]++;
		}
	}

	private double[] traits() {
		double few = in.entrySet().stream().filter(payer -> times.get(payer.getKey()) <= 4
				&& payer.getValue() / times.get(payer.getKey()) >= 3_000).mapToDouble(Map.Entry::getValue).sum();
		int returns = 0;
		int most = 0;
		for (int bin = 0; bin < ratios.length; bin++) {
			returns += ratios[bin];
			most = Math.max(most, ratios[bin] + (bin > 0 ? ratios[bin - 1] : 0));
		}
		double top = toPayees.entrySet().stream().filter(payee -> !in.containsKey(payee.getKey()))
				.mapToDouble(Map.Entry::getValue).max().orElse(0);
		double all = fromPersons + companies + agents;
		return new double[] { Math.log(in.size()), Math.log(fromPersons / in.size()), round / fromPersons, back.size() / (double) in.size(),
				Math.log1p(payees.size()),
				payees.isEmpty() ? 0 : back.size() / (double) payees.size(), companies / all, agents / all, elders / (double) in.size(),
						few / fromPersons,
				returns < 8 ? 0 : most / (double) returns, top / Math.max(1, out), wages / Math.max(1, out) };
	}

	static double[][] matrix(List<double[]> rows) {
		return rows.toArray(double[][]::new);
	}

	static boolean[] flags(List<Boolean> truth) {
		var flags = new boolean[truth.size()];
		for (int i = 0; i < flags.length; i++) {
			flags[i] = truth.get(i);
		}
		return flags;
	}
}
