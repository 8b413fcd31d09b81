package cn.fangfei.bench;

import cn.fangfei.detection.flow.AccountBook;
import cn.fangfei.detection.flow.FlowChannel;
import cn.fangfei.detection.flow.FlowMonitor;
import cn.fangfei.detection.flow.FlowRows;
import cn.fangfei.detection.flow.FlowSettings;
import cn.fangfei.detection.flow.FlowTransaction;
import cn.fangfei.detection.flow.PartyKind;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What a transaction costs when there are more accounts: the whole watch – keys, days, records, gates, judging each week from the 60th day
 * on – over 84 days of drawn transactions, for 0.5, 1, 2 and 5 million accounts: 0.26 a day for each account, as in the simulated county.
 * One account in 25 is a firm; firms take or pay most of it, by a power law, so that about a tenth of the parties pass the gate. No file
 * is read: rows are drawn ahead of each batch and their time is not counted. One thread, its processor time.
 * {@code GrowthBench [ACCOUNTS ...]}; five million want 7 GB.
 */
public final class GrowthBench {

	private static final int DAYS = 84;
	private static final double PAYMENTS_A_DAY = 0.26;
	private static final long DAY_MILLIS = 86_400_000L;
	private static final long BEGIN = 20_000 * DAY_MILLIS;

	private GrowthBench() {
	}

	public static void main(String[] arguments) {
		var sizes = arguments.length > 0 ? arguments : new String[] { "500000", "1000000", "2000000", "5000000" };
		System.out.println("accounts\trows\tM rows/s\tns/row\tgated\tbytes/party\tbytes/gated");
		var costs = new ArrayList<String>();
		double year = 0;
		for (var size : sizes) {
			int accounts = Integer.parseInt(size);
			double nanos = run(accounts);
			costs.add("%.0f".formatted(nanos));
			year = accounts * PAYMENTS_A_DAY * 365 * nanos / 1e9;
			System.gc();
		}
		System.out.printf(Locale.ROOT, "a year at the last size, projected: %.0f processor seconds%n", year);
		// a chart that Markdown pages show
		System.out.println("xychart-beta\n  x-axis \"accounts\" [" + String.join(", ", sizes) + "]");
		System.out.println("  y-axis \"ns a transaction\" 0 --> 3000\n  line [" + String.join(", ", costs) + "]");
	}

	/** Nanoseconds of processor time a row. */
	private static double run(int accounts) {
		int firms = accounts / 25;
		var book = new AccountBook();
		for (int i = 0; i < accounts; i++) {
			boolean firm = i < firms;
			book.enter(number(i), (firm ? "主体" : "持有人") + i, firm ? PartyKind.COMPANY : PartyKind.PERSON, null, 1950 + i % 50, 340_323);
		}
		var monitor = new FlowMonitor(FlowSettings.standard(), book, alert -> {
		});
		var random = new SplittableRandom(accounts);
		var rows = new FlowRows();
		var row = new FlowTransaction();
		long all = (long) (accounts * PAYMENTS_A_DAY * DAYS);
		long spent = 0;
		for (long n = 0; n < all;) {
			rows.clear();
			for (; n < all && !rows.full(); n++) {
				int firm = (int) (firms * Math.pow(random.nextDouble(), 3));
				int person = firms + random.nextInt(accounts - firms);
				int kind = random.nextInt(10);
				int payer = kind < 6 ? person : kind < 8 ? firm : firms + random.nextInt(accounts - firms);
				int payee = kind < 6 ? firm : kind < 8 ? person : firms + (payer - firms + 1 + random.nextInt(12)) % (accounts - firms);
				row.begin(n);
				var id = Long.toString(10_000_000_000L + n).getBytes(StandardCharsets.US_ASCII);
				row.id(id, 0, id.length);
				var key = number(payer).getBytes(StandardCharsets.US_ASCII);
				row.payer(key, 0, key.length);
				key = number(payee).getBytes(StandardCharsets.US_ASCII);
				row.payee(key, 0, key.length);
				long fen = (long) (20_000 * Math.exp(3 * random.nextDouble() * random.nextDouble()));
				row.facts(BEGIN + n * DAYS * DAY_MILLIS / all, fen, FlowChannel.TRANSFER, false);
				rows.add(row);
			}
			long begin = time();
			monitor.accept(rows);
			spent += time() - begin;
		}
		long begin = time();
		monitor.end();
		spent += time() - begin;
		var memory = monitor.memory();
		System.out.printf(Locale.ROOT, "%,d\t%,d\t%.3f\t%.0f\t%,d\t%.0f\t%,.0f%n", accounts, all, all * 1e3 / spent,
				(double) spent / all, memory.gated(), (double) (memory.bookBytes() + memory.hotBytes()) / memory.parties(),
				(double) memory.coldBytes() / Math.max(1, memory.gated()));
		return (double) spent / all;
	}

	private static long time() {
		return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
	}

	private static String number(int account) {
		return Long.toString(622_900_000_000_000_000L + account * 7_919L);
	}

}
