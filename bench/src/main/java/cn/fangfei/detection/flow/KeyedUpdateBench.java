package cn.fangfei.detection.flow;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;

/**
 * The keyed update alone, as the watch does it, against what the machine's memory allows: a transaction names two accounts drawn at random,
 * the worst case; each is looked up by its 18 characters, its record of 160 bytes found and changed (first and last day, the eight last
 * payers or payees). Two bounds: a random read-modify-write of two records of 256 bytes, all four lines of 64 bytes, and of two records as
 * small as ours, three lines; with nothing to look up, nothing to decide and no step waiting for another. It stands in the package of the
 * state because the state is nobody else's. To read rows, and with them to make the codes of their keys, is no part of it.
 *
 * <p>{@code KeyedUpdateBench [ACCOUNTS] [TRANSACTIONS] [letters]}; processor time of the thread, median of five. With {@code letters} no
 * account is of digits alone. Needs about 3 GB for five million.
 */
public final class KeyedUpdateBench {

	private static final int RUNS = 5;

	/** Numbers of four bytes in a record: of four lines, and as many as ours has. */
	private static final int FOUR_LINES = 64;
	private static final int OURS = 40;
	private static final int PAGE_BITS = 13;

	private KeyedUpdateBench() {
	}

	/** A step of the generator of Vigna's splitmix64. */
	private static long mixed(long state) {
		long z = state * 0x9e3779b97f4a7c15L;
		z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
		z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
		return z ^ z >>> 31;
	}

	private static int account(long draw, int accounts) {
		return (int) ((draw >>> 32) * accounts >>> 32);
	}

	public static void main(String[] arguments) {
		int accounts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5_000_000;
		int transactions = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4_000_000;
		var four = new double[RUNS];
		var three = new double[RUNS];
		var kernel = new double[RUNS];
		var state = new State(accounts, arguments.length > 2 && arguments[2].equals("letters"));
		var wide = new Bound(accounts, FOUR_LINES);
		var narrow = new Bound(accounts, OURS);
		for (int run = -1; run < RUNS; run++) {
			double fourLines = wide.run(transactions, run);
			double threeLines = narrow.run(transactions, run);
			double ours = state.run(transactions, run);
			System.out.printf(Locale.ROOT,
					"%s: four lines %.2f M transactions/s, three %.2f M, kernel %.2f M (%.0f ns an endpoint), share %.2f and %.2f%n",
					run < 0 ? "warming" : "run " + run, fourLines, threeLines, ours, 500 / ours, ours / fourLines, ours / threeLines);
			if (run >= 0) {
				four[run] = fourLines;
				three[run] = threeLines;
				kernel[run] = ours;
			}
		}
		double ours = median(kernel);
		System.out.printf(Locale.ROOT,
				"%,d accounts, median of %d: kernel %.2f M transactions a processor second; bound of four lines %.2f M, share %.2f; of three %.2f M, "
						+ "share %.2f%n",
				accounts, RUNS, ours, median(four), ours / median(four), median(three), ours / median(three));
	}

	private static double median(double[] values) {
		Arrays.sort(values);
		return values[values.length / 2];
	}

	/** Records of so many numbers, of which each line is read, changed and written. */
	private static final class Bound {

		private static final int LINE = 16;

		private final int accounts;
		private final int words;
		private final int[][] pages;

		Bound(int accounts, int words) {
			this.accounts = accounts;
			this.words = words;
			pages = new int[(accounts >>> PAGE_BITS) + 1][words << PAGE_BITS];
		}

		double run(int transactions, int run) {
			long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
			if (words == FOUR_LINES) {
				four(transactions, run);
			}
			else {
				three(transactions, run);
			}
			return transactions * 1e3 / (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin);
		}

		private void four(int transactions, int run) {
			for (int t = 0; t < transactions; t++) {
				long draw = mixed(t + (long) run * transactions);
				changeFour(account(draw, accounts));
				changeFour(account(draw << 32, accounts));
			}
		}

		private void changeFour(int account) {
			var page = pages[account >>> PAGE_BITS];
			int at = (account & (1 << PAGE_BITS) - 1) * FOUR_LINES;
			page[at]++;
			page[at + LINE]++;
			page[at + 2 * LINE]++;
			page[at + 3 * LINE]++;
		}

		private void three(int transactions, int run) {
			for (int t = 0; t < transactions; t++) {
				long draw = mixed(t + (long) run * transactions);
				changeThree(account(draw, accounts));
				changeThree(account(draw << 32, accounts));
			}
		}

		private void changeThree(int account) {
			var page = pages[account >>> PAGE_BITS];
			int at = (account & (1 << PAGE_BITS) - 1) * OURS;
			page[at]++;
			page[at + LINE]++;
			page[at + OURS - 1]++;
		}

	}

	/** Keys and records as the watch has them. */
	private static final class State {

		private final AccountBook book = new AccountBook();
		private final HotRecords hot = new HotRecords();
		private final int accounts;
		private final boolean letters;
		private final FlowRows[] chunk = new FlowRows[64];
		private final FlowTransaction row = new FlowTransaction();
		private final byte[] key = new byte[18];
		private long opened;

		State(int accounts, boolean letters) {
			this.accounts = accounts;
			this.letters = letters;
			Arrays.setAll(chunk, i -> new FlowRows());
			for (int i = 0; i < accounts; i++) {
				write(key, 0, i);
				book.party(key, 0, key.length);
			}
			hot.reach(accounts - 1);
		}

		/** An invented account number: 6229 or X229 and fourteen digits that leave gaps. */
		private void write(byte[] to, int at, int account) {
			long number = 62_290_000_000_000_000L * 10 + account * 7_919L;
			for (int i = 17; i >= 0; i--) {
				to[at + i] = (byte) ('0' + number % 10);
				number /= 10;
			}
			if (letters) {
				to[at] = 'X';
			}
		}

		double run(int transactions, int run) {
			long spent = 0;
			int done = 0;
			while (done < transactions) {
				// drawing and writing the numbers is no part of the work
				for (var rows : chunk) {
					fill(rows, done, run, transactions);
					done += rows.size;
				}
				int day = 10_000 + (run + 1) * 30 + (int) (30L * done / transactions);
				long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
				for (var rows : chunk) {
					update(rows, day);
				}
				spent += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin;
			}
			return done * 1e3 / spent;
		}

		private void fill(FlowRows rows, int from, int run, int transactions) {
			rows.clear();
			for (int i = 0; !rows.full(); i++) {
				long draw = mixed(~(from + i + (long) run * transactions));
				row.begin(0);
				row.id(key, 0, 0);
				write(key, 0, account(draw, accounts));
				row.payer(key, 0, 18);
				write(key, 0, account(draw << 32, accounts));
				row.payee(key, 0, 18);
				row.facts((long) from * 60_000, 50_000 + (draw & 0xffff), FlowChannel.TRANSFER, false);
				rows.add(row);
			}
		}

		private void update(FlowRows rows, int day) {
			book.parties(rows);
			var parties = rows.parties;
			for (int from = 0; from < rows.size; from += FlowMonitor.STEP) {
				int to = Math.min(from + FlowMonitor.STEP, rows.size);
				int near = 0;
				for (int i = from; i < to; i++) {
					near += hot.near(parties[2 * i]) + hot.nearAll(parties[2 * i + 1]);
				}
				opened += near == 42 ? 1 : 0;
				for (int i = from; i < to; i++) {
					int payer = parties[2 * i];
					int payee = parties[2 * i + 1];
					hot.touch(payer, day, FlowSettings.SLEEP_DAYS);
					hot.touch(payee, day, FlowSettings.SLEEP_DAYS);
					opened += hot.paidBy(payee, payer, day, rows.fen[i], FlowSettings.WINDOW_DAYS) ? 1 : 0;
					opened += hot.paid(payer, payee, day, FlowSettings.WINDOW_DAYS) ? 1 : 0;
				}
			}
		}

	}

}
