package cn.fangfei.detection.flow;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;

/**
 * The keyed update alone, as the watch does it, against what the machine's memory allows: a transaction names two accounts drawn at random,
 * the worst case; each is looked up by its 18 characters, its record of 160 bytes found and changed (first and last day, the eight last
 * payers or payees). The bound is a random read-modify-write of the same number of records of the same size, two a transaction, all their
 * lines, with nothing to look up, nothing to decide and no step waiting for another. It stands in the package of the state because the
 * state is nobody else's. To read rows, and with them to make the codes of their keys, is no part of it.
 *
 * <p>{@code KeyedUpdateBench [ACCOUNTS] [TRANSACTIONS] [letters]}; processor time of the thread, median of five. With {@code letters} no
 * account is of digits alone. Needs about 1.5 GB for five million.
 */
public final class KeyedUpdateBench {

	private static final int RUNS = 5;
	private static final int WORDS = 40;
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
		var bound = new double[RUNS];
		var kernel = new double[RUNS];
		var state = new State(accounts, arguments.length > 2 && arguments[2].equals("letters"));
		var pages = pages(accounts);
		for (int run = -1; run < RUNS; run++) {
			double atMost = bound(pages, accounts, transactions, run);
			double ours = state.run(transactions, run);
			System.out.printf(Locale.ROOT, "%s: bound %.2f M transactions/s, kernel %.2f M (%.0f ns an endpoint), share %.2f%n",
					run < 0 ? "warming" : "run " + run, atMost, ours, 500 / ours, ours / atMost);
			if (run >= 0) {
				bound[run] = atMost;
				kernel[run] = ours;
			}
		}
		Arrays.sort(bound);
		Arrays.sort(kernel);
		System.out.printf(Locale.ROOT,
				"%,d accounts, median of %d: kernel %.2f M transactions a processor second, bound %.2f M, share %.2f%n", accounts, RUNS,
				kernel[RUNS / 2], bound[RUNS / 2], kernel[RUNS / 2] / bound[RUNS / 2]);
	}

	private static int[][] pages(int accounts) {
		var pages = new int[(accounts >>> PAGE_BITS) + 1][];
		Arrays.setAll(pages, i -> new int[WORDS << PAGE_BITS]);
		return pages;
	}

	/** Each record's three lines of 64 bytes are read, changed and written. */
	private static double bound(int[][] pages, int accounts, int transactions, int run) {
		long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
		for (int t = 0; t < transactions; t++) {
			long draw = mixed(t + (long) run * transactions);
			change(pages, account(draw, accounts));
			change(pages, account(draw << 32, accounts));
		}
		return transactions * 1e3 / (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin);
	}

	private static void change(int[][] pages, int account) {
		var page = pages[account >>> PAGE_BITS];
		int at = (account & (1 << PAGE_BITS) - 1) * WORDS;
		page[at]++;
		page[at + 16]++;
		page[at + WORDS - 1]++;
	}

	/** Keys and records as the watch has them. */
	private static final class State {

		private final AccountBook book = new AccountBook();
		private final HotRecords hot = new HotRecords();
		private final int accounts;
		private final int[] payer = new int[FlowMonitor.STEP];
		private final int[] payee = new int[FlowMonitor.STEP];
		private final boolean letters;
		private long opened;

		State(int accounts, boolean letters) {
			this.accounts = accounts;
			this.letters = letters;
			var key = new byte[18];
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
			var rows = new FlowRows();
			var row = new FlowTransaction();
			var key = new byte[18];
			for (int t = 0; t < transactions; t += FlowRows.MOST) {
				rows.clear();
				for (int i = 0; i < FlowRows.MOST; i++) {
					long draw = mixed(~(t + i + (long) run * transactions));
					row.begin(0);
					row.id(key, 0, 0);
					write(key, 0, account(draw, accounts));
					row.payer(key, 0, 18);
					write(key, 0, account(draw << 32, accounts));
					row.payee(key, 0, 18);
					row.facts((long) t * 60_000, 50_000 + (draw & 0xffff), FlowChannel.TRANSFER, false);
					rows.add(row);
				}
				// drawing and writing the numbers is no part of the work
				long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
				update(rows, 10_000 + (run + 1) * 30 + (int) (30L * t / transactions));
				spent += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin;
			}
			return (transactions + FlowRows.MOST - 1) / FlowRows.MOST * FlowRows.MOST * 1e3 / spent;
		}

		private void update(FlowRows rows, int day) {
			for (int from = 0; from < rows.size; from += FlowMonitor.STEP) {
				int to = Math.min(from + FlowMonitor.STEP, rows.size);
				book.parties(rows, from, to, payer, payee);
				int near = 0;
				for (int i = 0; i < to - from; i++) {
					near += hot.near(payer[i]) + hot.nearAll(payee[i]);
				}
				opened += near == 42 ? 1 : 0;
				for (int i = 0; i < to - from; i++) {
					hot.touch(payer[i], day, FlowSettings.SLEEP_DAYS);
					hot.touch(payee[i], day, FlowSettings.SLEEP_DAYS);
					opened += hot.paidBy(payee[i], payer[i], day, rows.fen[from + i], FlowSettings.WINDOW_DAYS) ? 1 : 0;
					opened += hot.paid(payer[i], payee[i], day, FlowSettings.WINDOW_DAYS) ? 1 : 0;
				}
			}
		}

	}

}
