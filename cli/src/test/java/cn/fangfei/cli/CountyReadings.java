package cn.fangfei.cli;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

import cn.fangfei.cli.evaluation.TrueScheme;
import cn.fangfei.detection.flow.AccountBook;
import cn.fangfei.detection.flow.FlowAlert;
import cn.fangfei.detection.flow.FlowFeature;
import cn.fangfei.detection.flow.FlowMonitor;
import cn.fangfei.detection.flow.FlowSettings;
import cn.fangfei.detection.flow.FlowSink;
import cn.fangfei.formats.AccountFile;
import cn.fangfei.formats.ReadLimits;
import cn.fangfei.formats.TransactionFile;

/**
 * All that was measured in a county, for those who fit: the strengths of all marks of every judged subject in every week, and the truth.
 * Read from a county's folder, which takes a while, or from a file written before: {@code CountyReadings <folder> <file>}. Weights can so be
 * tried without reading the payments again; new marks want a new reading.
 *
 * @param features the marks in the order of the strengths
 * @param accounts of the list
 */
record CountyReadings(String name, List<TrueScheme> truth, List<String> features, List<Row> rows, long accounts, LocalDate first,
		LocalDate last) {

	/**
	 * @param strengths from 0 to 1, as exact as a float
	 * @param scheme number of the truth, -1 for a lawful subject
	 */
	record Row(String subject, LocalDate day, float[] strengths, int scheme) {
	}

	public static void main(String[] args) throws Exception {
		read(Path.of(args[0])).write(Path.of(args[1]));
	}

	/** @param path a county's folder, or a file of readings */
	static CountyReadings read(Path path) throws Exception {
		return Files.isDirectory(path) ? measure(path) : load(path);
	}

	private static CountyReadings measure(Path folder) throws Exception {
		var truth = TruthFolder.read(folder.toString(), System.err::println).found();
		var schemes = new HashMap<String, Integer>();
		for (int i = 0; i < truth.size(); i++) {
			for (var name : truth.get(i).names()) {
				schemes.put(name, i);
			}
		}
		var book = new AccountBook();
		try (var accounts = AccountFile.open(folder.resolve("accounts.csv"), "accounts.csv", ReadLimits.standard())) {
			while (accounts.next()) {
				var row = accounts.row();
				if (row != null) {
					book.enter(row.account(), row.subject(), row.kind(), row.kindWritten(), row.openedOn(), row.birthYear(), row.region());
				}
			}
		}
		var rows = new ArrayList<Row>();
		var monitor = new FlowMonitor(FlowSettings.standard(), book, new FlowSink() {

			@Override
			public void alert(FlowAlert alert) {
			}

			@Override
			public void judged(String subject, LocalDate day, double[] strengths, double[] values) {
				var taken = new float[strengths.length];
				for (int i = 0; i < taken.length; i++) {
					taken[i] = (float) strengths[i];
				}
				rows.add(new Row(subject, day, taken, schemes.getOrDefault(subject, -1)));
			}
		});
		var first = LocalDate.MAX;
		var last = LocalDate.MIN;
		try (var transactions = TransactionFile.open(folder.resolve("transactions.csv"), "transactions.csv", ReadLimits.standard())) {
			while (transactions.next()) {
				if (transactions.problem() == null) {
					monitor.accept(transactions.row());
					var day = LocalDate.ofEpochDay(Math.floorDiv(transactions.row().millis(), 86_400_000L));
					first = day.isBefore(first) ? day : first;
					last = day.isAfter(last) ? day : last;
				}
			}
		}
		monitor.end();
		return new CountyReadings(folder.getFileName().toString(), truth, Arrays.stream(FlowFeature.values()).map(Enum::name).toList(), rows,
				book.listed(), first, last);
	}

	private void write(Path file) throws IOException {
		var subjects = rows.stream().map(Row::subject).distinct().toList();
		var number = new HashMap<String, Integer>();
		subjects.forEach(subject -> number.put(subject, number.size()));
		try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 20))) {
			out.writeUTF(name);
			out.writeLong(accounts);
			out.writeInt((int) first.toEpochDay());
			out.writeInt((int) last.toEpochDay());
			out.writeInt(truth.size());
			for (var scheme : truth) {
				out.writeUTF(scheme.subject());
				out.writeUTF(scheme.kind());
				out.writeInt((int) scheme.launched().toEpochDay());
				out.writeInt(scheme.ended() == null ? Integer.MIN_VALUE : (int) scheme.ended().toEpochDay());
				out.writeInt(scheme.investors());
			}
			out.writeInt(features.size());
			for (var feature : features) {
				out.writeUTF(feature);
			}
			out.writeInt(subjects.size());
			for (var subject : subjects) {
				out.writeUTF(subject);
			}
			out.writeInt(rows.size());
			for (var row : rows) {
				out.writeInt(number.get(row.subject()));
				out.writeInt((int) row.day().toEpochDay());
				out.writeInt(row.scheme());
				for (float strength : row.strengths()) {
					out.writeFloat(strength);
				}
			}
		}
	}

	private static CountyReadings load(Path file) throws IOException {
		try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 20))) {
			var name = in.readUTF();
			long accounts = in.readLong();
			var first = LocalDate.ofEpochDay(in.readInt());
			var last = LocalDate.ofEpochDay(in.readInt());
			var truth = new ArrayList<TrueScheme>();
			for (int n = in.readInt(); n > 0; n--) {
				var subject = in.readUTF();
				var kind = in.readUTF();
				var launched = LocalDate.ofEpochDay(in.readInt());
				int ended = in.readInt();
				truth.add(new TrueScheme(subject, kind, launched, ended == Integer.MIN_VALUE ? null : LocalDate.ofEpochDay(ended), in.readInt(),
						null, Set.of(subject), List.of()));
			}
			var features = new ArrayList<String>();
			for (int n = in.readInt(); n > 0; n--) {
				features.add(in.readUTF());
			}
			var subjects = new ArrayList<String>();
			for (int n = in.readInt(); n > 0; n--) {
				subjects.add(in.readUTF());
			}
			var rows = new ArrayList<Row>();
			for (int n = in.readInt(); n > 0; n--) {
				var subject = subjects.get(in.readInt());
				var day = LocalDate.ofEpochDay(in.readInt());
				int scheme = in.readInt();
				var strengths = new float[features.size()];
				for (int i = 0; i < strengths.length; i++) {
					strengths[i] = in.readFloat();
				}
				rows.add(new Row(subject, day, strengths, scheme));
			}
			return new CountyReadings(name, truth, features, rows, accounts, first, last);
		}
	}
}
