package cn.fangfei.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import cn.fangfei.simulation.county.Accounts;
import cn.fangfei.simulation.county.Book;
import cn.fangfei.simulation.county.Channel;
import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Permutation;

/**
 * {@code transactions.csv}: in order of time. A number is the day and nine shuffled digits: it tells nothing but the day. Of payments
 * among accounts of banks that do not report there is no row; in a dirty world a few rows come days late or twice.
 */
final class TransactionFile implements AutoCloseable {

	private static final long NUMBERS_A_DAY = 1_000_000_000L;
	private static final int LATEST = 7;
	private static final double TWICE = 0.1;

	private record Row(long number, String date, int second, int payer, int payee, long fen, Channel channel, String memo) {
	}

	private final Rows rows;
	private final Accounts accounts;
	private final Regime regime;
	private final Dice dice;
	private final Map<String, byte[]> memos = new IdentityHashMap<>();
	private final byte[][] channels = new byte[Channel.values().length][];
	private final byte[][] seconds = new byte[24 * 3_600][];
	private final ArrayDeque<List<Row>> late = new ArrayDeque<>();
	private long written;

	TransactionFile(Path file, World world) throws IOException {
		rows = new Rows(file, "txn_id,time,payer,payee,amount,channel,memo");
		accounts = world.town().county().accounts();
		regime = world.settings().regime();
		dice = world.dice().split("transactions");
		for (var channel : Channel.values()) {
			channels[channel.ordinal()] = channel.name().getBytes(StandardCharsets.US_ASCII);
		}
		for (int second = 0; second < seconds.length; second++) {
			seconds[second] = String.format(Locale.ROOT, "T%02d:%02d:%02d", second / 3_600, second / 60 % 60,
					second % 60).getBytes(StandardCharsets.US_ASCII);
		}
		for (int i = 0; i < LATEST; i++) {
			late.add(new ArrayList<>());
		}
	}

	/** Rows so far. */
	long written() {
		return written;
	}

	void day(Day day, Book book) throws IOException {
		var today = dice.split(day.index());
		var numbers = new Permutation(NUMBERS_A_DAY, today);
		long first = (day.date().getYear() * 10_000L + day.date().getMonthValue() * 100L + day.date().getDayOfMonth()) * NUMBERS_A_DAY;
		var date = day.date().toString();
		for (var row : late.poll()) {
			write(row.number(), row.date(), row.second(), row.payer(), row.payee(), row.fen(), row.channel(), row.memo());
		}
		late.add(new ArrayList<>());
		int[] count = new int[1];
		try {
			book.read((second, payer, payee, fen, channel, memo) -> {
				if (regime.silent(accounts.bank(payer)) && regime.silent(accounts.bank(payee))) {
					return;
				}
				long number = first + numbers.of(count[0]++);
				try {
					if (regime.dirt() > 0 && today.chance(regime.dirt())) {
						delay(new Row(number, date, second, payer, payee, fen, channel, memo), today);
					} else {
						write(number, date, second, payer, payee, fen, channel, memo);
					}
				} catch (IOException e) {
					throw new UncheckedIOException(e);
				}
			});
		} catch (UncheckedIOException e) {
			throw e.getCause();
		}
	}

	/** One in ten of these rows comes today and again later. */
	private void delay(Row row, Dice dice) throws IOException {
		if (dice.chance(TWICE)) {
			write(row.number(), row.date(), row.second(), row.payer(), row.payee(), row.fen(), row.channel(), row.memo());
		}
		int days = 1 + dice.below(LATEST);
		var waiting = late.iterator();
		for (int i = 1; i < days; i++) {
			waiting.next();
		}
		waiting.next().add(row);
	}

	private void write(long number, String date, int second, int payer, int payee, long fen, Channel channel, String memo) throws IOException {
		rows.field(number).stamp(date, seconds[second]).field(accounts.number(payer))
				.field(accounts.number(payee)).money(fen).bytes(channels[channel.ordinal()])
				.bytes(memos.computeIfAbsent(memo, text -> text.getBytes(StandardCharsets.UTF_8))).end();
		written++;
	}

	/** Rows that are late when the world ends come at its end. */
	@Override
	public void close() throws IOException {
		try (rows) {
			for (var day : late) {
				for (var row : day) {
					write(row.number(), row.date(), row.second(), row.payer(), row.payee(), row.fen(), row.channel(), row.memo());
				}
			}
		}
	}
}
