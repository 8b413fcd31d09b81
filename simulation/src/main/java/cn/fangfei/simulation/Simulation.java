package cn.fangfei.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import cn.fangfei.simulation.word.Press;
import cn.fangfei.simulation.word.Tips;

/** Makes a world and writes its files. */
public final class Simulation {

	/** Hears how far a world has come. */
	public interface Listener {

		/**
		 * @param days lived
		 * @param rows transactions written
		 */
		void lived(int days, long rows);
	}

	/**
	 * What was written.
	 *
	 * @param persons locals
	 * @param firms in the register
	 */
	public record Summary(int persons, long accounts, long firms, long transactions, long schemes, long texts, long tips) {
	}

	private final Settings settings;

	public Simulation(Settings settings) {
		this.settings = settings;
	}

	/** Writes all files into an existing folder; files of the same names are replaced. */
	public Summary writeTo(Path folder, Listener listener) throws IOException {
		var world = new World(settings);
		var files = new CountyFiles(world);
		long accounts = files.accounts(folder.resolve("accounts.csv"));
		long firms = files.register(folder.resolve("register.csv"));
		files.relations(folder.resolve("relations.csv"));
		long transactions = live(world, folder.resolve("transactions.csv"), listener);
		long texts = writeTexts(world, folder.resolve("texts.jsonl"));
		long tips = writeTips(world, files, folder.resolve("tips.csv"));
		var truth = new TruthFiles(world, files);
		long schemes = truth.truth(folder.resolve("truth.csv"));
		truth.schemes(folder.resolve("truth_schemes.csv"));
		truth.accounts(folder.resolve("truth_accounts.csv"));
		truth.curve(folder.resolve("truth_curve.csv"));
		return new Summary(settings.persons(), accounts, firms, transactions, schemes, texts, tips);
	}

	private static long live(World world, Path file, Listener listener) throws IOException {
		try (var transactions = new TransactionFile(file, world)) {
			world.live((day, book) -> {
				try {
					transactions.day(day, book);
				} catch (IOException e) {
					throw new UncheckedIOException(e);
				}
				listener.lived(day.index() + 1, transactions.written());
			});
			return transactions.written();
		} catch (UncheckedIOException e) {
			throw e.getCause();
		}
	}

	/** {@code texts.jsonl}: one object a line, in order of time. */
	private static long writeTexts(World world, Path file) throws IOException {
		var texts = Press.of(world.town(), world.schemes(), world.settings().days(), world.dice().split("press"));
		try (var rows = new Rows(file, "")) {
			for (var text : texts) {
				rows.bytes(text.json().getBytes(StandardCharsets.UTF_8)).end();
			}
		}
		return texts.size();
	}

	/**
	 * {@code tips.csv}: {@code tip_id,time,channel,subject,subject_name,region_code,text}, in order of time; the subject is empty where
	 * nobody could say.
	 */
	private static long writeTips(World world, CountyFiles files, Path file) throws IOException {
		var tips = Tips.of(world.town(), world.schemes(), world.settings().days(), world.dice().split("tips"));
		try (var rows = new Rows(file, "tip_id,time,channel,subject,subject_name,region_code,text")) {
			for (var tip : tips) {
				rows.field(tip.id()).field(tip.time()).field(tip.channel()).field(tip.subject() == null ? "" : files.name(tip.subject()))
						.field(tip.subjectName())
						.field(tip.regionCode()).field(tip.text()).end();
			}
		}
		return tips.size();
	}
}
