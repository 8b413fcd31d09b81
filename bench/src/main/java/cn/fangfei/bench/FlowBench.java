package cn.fangfei.bench;

import cn.fangfei.detection.flow.AccountBook;
import cn.fangfei.detection.flow.FlowMonitor;
import cn.fangfei.detection.flow.FlowRows;
import cn.fangfei.detection.flow.FlowSettings;
import cn.fangfei.formats.AccountFile;
import cn.fangfei.formats.ReadLimits;
import cn.fangfei.formats.RowProblem;
import cn.fangfei.formats.TransactionFile;
import cn.fangfei.formats.TransactionsAhead;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * Fund flow from end to end in one process: transactions.csv is read, parsed, both endpoints updated, gates opened, parties judged each
 * week. The first passes compile, the second half of them is what a long file is like and counts. Given are rows a second of processor
 * time – all threads of the process, compiling and collecting included – and rows a second of the clock, which mean something on a quiet
 * machine only; also the processor time of the thread that watches, than which no number of cores is faster. All passes must tell the same
 * alerts. {@code FlowBench DIRECTORY [PASSES] [THREADS]}, threads 1, 2 (one reads and lends a hand, one watches) or both (by turns, which
 * gives their ratio).
 */
public final class FlowBench {

	private FlowBench() {
	}

	public static void main(String[] arguments) throws Exception {
		var folder = Path.of(arguments[0]);
		int passes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
		var threads = arguments.length > 2 ? arguments[2] : "both";
		boolean byTurns = threads.equals("both");
		var measured = List.of(new Measured(1), new Measured(2));
		long told = -1;
		for (int pass = 0; pass < (byTurns ? 2 * passes : passes); pass++) {
			var of = measured.get(byTurns ? pass & 1 : Integer.parseInt(threads) - 1);
			boolean counts = pass >= (byTurns ? passes : passes / 2);
			long alerts = pass(folder, pass, of, counts);
			if (told >= 0 && alerts != told) {
				throw new IllegalStateException("two passes told different alerts");
			}
			told = alerts;
		}
		for (var of : measured) {
			if (!of.perClock.isEmpty()) {
				System.out.printf(Locale.ROOT,
						"%d threads, warm, median of %d: %.3f M rows a processor second (%s); %.3f M rows a second of the clock (%s)%n",
						of.threads, of.perClock.size(), median(of.perProcessor), all(of.perProcessor), median(of.perClock), all(of.perClock));
			}
		}
		if (byTurns) {
			System.out.printf(Locale.ROOT, "two threads against one, by the clock: %.2f%n",
					median(measured.get(1).perClock) / median(measured.get(0).perClock));
		}
	}

	/** Millions of rows a second of the passes that count. */
	private record Measured(int threads, List<Double> perProcessor, List<Double> perClock) {

		Measured(int threads) {
			this(threads, new ArrayList<>(), new ArrayList<>());
		}

	}

	/** @return check sum of all that was told */
	private static long pass(Path folder, int pass, Measured of, boolean counts) throws Exception {
		var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		var book = accounts(folder.resolve("accounts.csv"));
		System.gc();
		long processor = system.getProcessCpuTime();
		long watching = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
		long clock = System.nanoTime();
		var run = watch(folder.resolve("transactions.csv"), book, of.threads > 1);
		double processorSeconds = (system.getProcessCpuTime() - processor) / 1e9;
		double watchingSeconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - watching) / 1e9;
		double seconds = (System.nanoTime() - clock) / 1e9;
		if (counts) {
			of.perProcessor.add(run.rows / processorSeconds / 1e6);
			of.perClock.add(run.rows / seconds / 1e6);
		}
		System.out.printf(Locale.ROOT,
				"pass %d, %d threads: %,d rows, %d alerts (crc %08x), processor %.2f s = %.3f M rows/s, of it the watching thread %.2f s, "
						+ "clock %.2f s = %.3f M rows/s%n",
				pass, of.threads, run.rows, run.count, run.alerts, processorSeconds, run.rows / processorSeconds / 1e6, watchingSeconds, seconds,
				run.rows / seconds / 1e6);
		if (pass == 0) {
			var memory = run.monitor.memory();
			System.out.printf(Locale.ROOT,
					"memory: %,d parties, %,d gated; book and hot records %.0f bytes a party, a gated one %,.0f bytes more%n",
					memory.parties(), memory.gated(), (double) (memory.bookBytes() + memory.hotBytes()) / memory.parties(),
					(double) memory.coldBytes() / Math.max(1, memory.gated()));
		}
		return run.alerts;
	}

	/** @param alerts check sum of all that was told */
	private record Run(long rows, long count, long alerts, FlowMonitor monitor) {
	}

	private static Run watch(Path file, AccountBook book, boolean two) throws Exception {
		var crc = new CRC32();
		var count = new long[2];
		var monitor = new FlowMonitor(FlowSettings.standard(), book, alert -> {
			crc.update(alert.toString().getBytes(StandardCharsets.UTF_8));
			count[0]++;
		});
		try (var rows = TransactionFile.open(file, "transactions.csv", ReadLimits.standard())) {
			if (!two) {
				var batch = new FlowRows();
				var problems = new ArrayList<RowProblem>();
				int read = rows.fill(batch, Integer.MAX_VALUE, problems);
				while (read > 0) {
					count[1] += read;
					monitor.accept(batch);
					read = rows.fill(batch, Integer.MAX_VALUE, problems);
				}
			}
			else {
				var ahead = new TransactionsAhead(rows, read -> Integer.MAX_VALUE, book::look);
				monitor.helpedBy(ahead, 1);
				ahead.each(batch -> {
					count[1] += batch.read();
					monitor.accept(batch.rows());
				});
			}
		}
		monitor.end();
		return new Run(count[1], count[0], crc.getValue(), monitor);
	}

	private static AccountBook accounts(Path file) throws Exception {
		var book = new AccountBook();
		try (var rows = AccountFile.open(file, "accounts.csv", ReadLimits.standard())) {
			while (rows.next()) {
				var row = rows.row();
				if (row != null) {
					book.enter(row.account(), row.subject(), row.kind(), row.kindWritten(), row.openedOn(), row.birthYear(), row.region());
				}
			}
		}
		return book;
	}

	static double median(List<Double> values) {
		var sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
		return sorted.length == 0 ? 0 : (sorted[sorted.length / 2] + sorted[(sorted.length - 1) / 2]) / 2;
	}

	private static String all(List<Double> values) {
		return String.join(" · ", values.stream().map("%.3f"::formatted).toList());
	}

}
