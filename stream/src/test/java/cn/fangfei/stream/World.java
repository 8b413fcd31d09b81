package cn.fangfei.stream;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.apache.flink.metrics.SimpleCounter;

import cn.fangfei.detection.flow.FlowMonitor;
import cn.fangfei.detection.flow.FlowSettings;
import cn.fangfei.detection.flow.SubjectFacts;
import cn.fangfei.formats.ReadLimits;
import cn.fangfei.formats.TransactionFile;
import cn.fangfei.formats.alert.Alert;
import cn.fangfei.formats.alert.AlertFile;
import cn.fangfei.formats.alert.AlertLine;
import cn.fangfei.simulation.Regime;
import cn.fangfei.simulation.Settings;
import cn.fangfei.simulation.Simulation;

/** A small invented county in files, what the plain loop tells of it, and what a job told. */
record World(Path folder, List<String> alerts) {

	static World made(Path folder, Regime regime, int days) throws Exception {
		Files.createDirectories(folder);
		new Simulation(new Settings(5, Settings.FEWEST, days, 40, 0.3, regime)).writeTo(folder, (lived, rows) -> {
		});
		return new World(folder, told(folder, FlowSettings.standard()));
	}

	Path accounts() {
		return folder.resolve("accounts.csv");
	}

	Path transactions() {
		return folder.resolve("transactions.csv");
	}

	/** The loop of {@code fangfei flow}. */
	static List<String> told(Path folder, FlowSettings settings) throws Exception {
		return told(folder, settings, new SubjectFacts());
	}

	static List<String> told(Path folder, FlowSettings settings, SubjectFacts facts) throws Exception {
		var lines = new ArrayList<String>();
		var book = FrontFunction.read(folder.resolve("accounts.csv").toString(), new SimpleCounter());
		var monitor = new FlowMonitor(settings, book, alert -> lines.add(AlertLine.of(alert, false).stripTrailing()));
		monitor.facts(facts);
		try (var rows = TransactionFile.open(folder.resolve("transactions.csv"), "transactions.csv", ReadLimits.standard())) {
			while (rows.next()) {
				if (rows.problem() == null) {
					monitor.accept(rows.row());
				}
			}
		}
		monitor.end();
		return lines;
	}

	/** The lines of a job's finished files in the order of time and subjects; each file is a whole alert file. */
	static List<String> filed(Path out) throws Exception {
		var told = new ArrayList<Alert>();
		try (var all = Files.list(out)) {
			for (var file : all.filter(World::finished).toList()) {
				try (var alerts = AlertFile.open(new BufferedInputStream(Files.newInputStream(file)), file.toString())) {
					while (alerts.next()) {
						told.add(alerts.alert());
					}
				}
			}
		}
		told.sort(Comparator.comparing(Alert::at).thenComparing(Alert::subject));
		return told.stream().map(Alert::text).toList();
	}

	private static boolean finished(Path file) {
		return file.getFileName().toString().startsWith("alerts");
	}

	static int files(Path out) throws IOException {
		if (!Files.exists(out)) {
			return 0;
		}
		try (var all = Files.list(out)) {
			return (int) all.filter(World::finished).count();
		}
	}
}
