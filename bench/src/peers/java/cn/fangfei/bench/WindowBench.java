package cn.fangfei.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * {@link TrailingDays} by the watch's kind of state and by others: DuckDB, PostgreSQL, Flink SQL, Esper, Drools. Each engine has its rows
 * in its own shape before the clock starts (columns, tables, lists of events), gets the same rows, and must give the same totals, else the
 * run fails. Processor time of the whole process, and of the server process where there is one; median of the runs after one that warms
 * up. The slow ones get fewer rows, and ours is measured on as many beside each. {@code WindowBench [ROWS] [FEWER] [RUNS] [ENGINE ...]}
 */
public final class WindowBench {

	/** One engine, loaded with one set of rows. */
	interface Engine extends AutoCloseable {

		TrailingDays.Totals run() throws Exception;

		/** Processor seconds that other processes spent for it so far. */
		default double elsewhere() throws Exception {
			return 0;
		}

		@Override
		default void close() throws Exception {
		}

	}

	private interface Loader {

		Engine load(TrailingDays rows) throws Exception;

	}

	private record Peer(String name, boolean slow, Loader loader) {
	}

	private WindowBench() {
	}

	public static void main(String[] arguments) throws Exception {
		int many = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2_000_000;
		int fewer = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
		int runs = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
		var chosen = List.of(arguments).subList(Math.min(3, arguments.length), arguments.length);
		var peers = List.of(new Peer("DuckDB", false, DuckDbWindow::new), new Peer("PostgreSQL", true, PostgresWindow::new),
				new Peer("Flink SQL", true, FlinkWindow::new), new Peer("Esper", true, EsperWindow::new), new Peer("Drools", true, DroolsWindow::new));
		for (var peer : peers) {
			if (!chosen.isEmpty() && !chosen.contains(peer.name())) {
				continue;
			}
			var rows = new TrailingDays(peer.slow() ? fewer : many);
			var expected = rows.ours();
			double ours = median(rows, expected, rows::ours, runs, Math.max(1, 2_000_000 / rows.size));
			try (var engine = peer.loader().load(rows)) {
				double theirs = median(rows, expected, engine, peer.slow() ? Math.min(3, runs) : runs, 1);
				System.out.printf(Locale.ROOT,
						"%s, %,d rows: ours %.3f, theirs %.4f M rows a processor second: %.1f times; totals equal (%,d, %,d, %,d)%n",
						peer.name(), rows.size, ours, theirs, ours / theirs, expected.count(), expected.sum(), expected.distinct());
			}
		}
		System.exit(0);
	}

	/** Million rows a processor second. @param repeat how often a run does the job, so that short ones can be measured */
	private static double median(TrailingDays rows, TrailingDays.Totals expected, Engine engine, int runs, int repeat) throws Exception {
		var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		var rates = new ArrayList<Double>();
		for (int run = -1; run < runs; run++) {
			System.gc();
			double before = system.getProcessCpuTime() / 1e9 + engine.elsewhere();
			for (int n = 0; n < repeat; n++) {
				var totals = engine.run();
				if (!totals.equals(expected)) {
					throw new IllegalStateException(engine.getClass() + " gives " + totals + " and not " + expected);
				}
			}
			double spent = system.getProcessCpuTime() / 1e9 + engine.elsewhere() - before;
			if (run >= 0) {
				rates.add((double) rows.size * repeat / spent / 1e6);
			}
		}
		var sorted = rates.stream().mapToDouble(Double::doubleValue).sorted().toArray();
		System.out.println("  " + engine.getClass().getSimpleName() + " " + Arrays.toString(sorted));
		return sorted[sorted.length / 2];
	}

}
