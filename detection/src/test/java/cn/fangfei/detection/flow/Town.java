package cn.fangfei.detection.flow;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** A small invented town for tests: people, firms, and what they pay each other. Each method adds one kind of business. */
final class Town {

	static final LocalDate BEGIN = LocalDate.of(2025, 1, 6);

	/** @param day since {@link #BEGIN} */
	record Row(String id, int day, int second, String payer, String payee, long fen, FlowChannel channel, boolean rollOver) {

		long millis() {
			return (BEGIN.toEpochDay() + day) * 86_400_000L + second * 1_000L;
		}

		FlowTransaction transaction() {
			return FlowTransaction.of(id, millis(), payer, payee, fen, channel, rollOver);
		}

	}

	record Account(String account, String subject, PartyKind kind, LocalDate opened, int born, int region) {
	}

	final List<Row> rows = new ArrayList<>();
	final List<Account> accounts = new ArrayList<>();
	final Random random;
	private int ids;

	Town(long seed) {
		random = new Random(seed);
	}

	void pay(int day, String payer, String payee, long fen) {
		pay(day, payer, payee, fen, FlowChannel.TRANSFER, false);
	}

	void pay(int day, String payer, String payee, long fen, FlowChannel channel, boolean rollOver) {
		if (day >= 0) {
			rows.add(new Row("T%06d".formatted(ids++), day, 28_800 + random.nextInt(36_000), payer, payee, fen, channel, rollOver));
		}
	}

	void account(String name, PartyKind kind) {
		accounts.add(new Account(name, name + "-主体", kind, LocalDate.of(2020, 1, 1), 0, 340323));
	}

	void people(String prefix, int count) {
		for (int i = 0; i < count; i++) {
			accounts.add(new Account(prefix + i, "持有人" + prefix + i, PartyKind.PERSON, LocalDate.of(2018, 1, 1), 1940 + random.nextInt(60),
					random.nextInt(5) == 0 ? 340322 : 340323));
		}
	}

	/**
	 * Takes deposits of 10,000 to 50,000 from more and more people, pays two per cent a month, and sends much of the rest to one person.
	 */
	void scheme(String name, int launch, int people, int days, double commission) {
		account(name, PartyKind.COMPANY);
		people(name + "-p", people);
		for (int i = 0; i < people; i++) {
			int joined = launch + i * days * 3 / 4 / people;
			long principal = 1_000_000L * (1 + random.nextInt(5));
			pay(joined, name + "-p" + i, name, principal, FlowChannel.TRANSFER, i % 9 == 8);
			if (i > 3 && random.nextDouble() < commission) {
				pay(joined + 1, name, name + "-p" + random.nextInt(i - 1), principal / 20);
			}
			for (int paid = joined + 30; paid < launch + days; paid += 30 + random.nextInt(2)) {
				pay(paid, name, name + "-p" + i, principal / 50);
			}
			if (i % 4 == 0) {
				pay(joined + 2, name, name + "-boss", principal);
			}
		}
	}

	/** One account collects, another pays. */
	void twoAccounts(String name, int launch, int people, int days) {
		account(name, PartyKind.PERSON);
		account(name + "-pay", PartyKind.PERSON);
		people(name + "-p", people);
		for (int i = 0; i < people; i++) {
			int joined = launch + i * days / 2 / people;
			pay(joined, name + "-p" + i, name, 2_000_000);
			for (int paid = joined + 30; paid < launch + days; paid += 30) {
				pay(paid, name + "-pay", name + "-p" + i, 60_000);
			}
		}
	}

	/** Sells through a payment agent and pays ever more people. */
	void posScheme(String name, int launch, int people, int days) {
		account(name, PartyKind.COMPANY);
		account("支付机构", PartyKind.AGENT);
		people(name + "-p", people);
		for (int day = 0; day < launch; day += 7) {
			pay(day, "支付机构", name, 300_000, FlowChannel.AGENT, false);
		}
		for (int day = launch; day < launch + days; day++) {
			// now and then somebody puts in a large sum
			pay(day, "支付机构", name, (day % 11 == 0 ? 15_000_000 : 3_000_000) + random.nextInt(1_000_000), FlowChannel.AGENT, false);
		}
		for (int i = 0; i < people; i++) {
			for (int paid = launch + i * days / people; paid < launch + days; paid += 30) {
				pay(paid, name, name + "-p" + i, 40_000 + random.nextInt(20_000));
			}
		}
	}

	void shop(String name, int customers, int days) {
		account(name, PartyKind.COMPANY);
		account(name + "-厂家", PartyKind.COMPANY);
		people(name + "-c", customers);
		for (int day = 0; day < days; day++) {
			for (int i = 0; i < customers / 10; i++) {
				pay(day, name + "-c" + random.nextInt(customers), name, 2_000 + random.nextInt(60_000), FlowChannel.POS, false);
			}
			if (day % 14 == 0) {
				pay(day, name, name + "-厂家", 2_000_000 + random.nextInt(1_000_000));
			}
		}
	}

	void employer(String name, int staff, int days) {
		account(name, PartyKind.COMPANY);
		account(name + "-客户", PartyKind.COMPANY);
		people(name + "-s", staff);
		for (int month = 0; month * 30 < days; month++) {
			pay(month * 30, name + "-客户", name, staff * 900_000L);
			for (int i = 0; i < staff; i++) {
				pay(month * 30 + 9, name, name + "-s" + i, 500_000 + i * 1_000L);
			}
		}
	}

	void school(String name, int pupils, int days) {
		account(name, PartyKind.COMPANY);
		people(name + "-f", pupils);
		people(name + "-t", pupils / 10);
		for (int term = 20; term < days; term += 150) {
			for (int i = 0; i < pupils; i++) {
				pay(term + random.nextInt(14), name + "-f" + i, name, 480_000);
			}
		}
		for (int month = 0; month * 30 < days; month++) {
			for (int i = 0; i < pupils / 10; i++) {
				pay(month * 30 + 9, name, name + "-t" + i, 600_000);
			}
		}
	}

	/** Some of everything, with noise between people. */
	static Town ordinary(long seed, int days) {
		var town = new Town(seed);
		town.shop("百货店", 120, days);
		town.employer("机械厂", 60, days);
		town.school("培训校", 80, days);
		town.scheme("养生公司", 40, 70, days - 60, 0.5);
		town.scheme("农庄公司", 90, 30, days - 110, 0);
		town.twoAccounts("小额盘", 30, 40, days - 50);
		town.posScheme("消费返利", 100, 60, days - 110);
		town.people("居民", 200);
		for (int n = 0; n < days * 20; n++) {
			town.pay(town.random.nextInt(days), "居民" + town.random.nextInt(200), "居民" + town.random.nextInt(200), 100
					+ town.random.nextInt(2_000_000));
		}
		town.sort();
		return town;
	}

	void sort() {
		rows.sort(Comparator.comparingLong(Row::millis).thenComparing(Row::id));
	}

	AccountBook book() {
		var book = new AccountBook();
		for (var account : accounts) {
			book.enter(account.account(), account.subject(), account.kind(), account.opened(), account.born(), account.region());
		}
		return book;
	}

	/** The alerts of rows in the order given. */
	List<FlowAlert> alerts(List<Row> given) {
		var alerts = new ArrayList<FlowAlert>();
		var monitor = new FlowMonitor(FlowSettings.standard(), book(), alerts::add);
		given.forEach(row -> monitor.accept(row.transaction()));
		monitor.end();
		return alerts;
	}

}
