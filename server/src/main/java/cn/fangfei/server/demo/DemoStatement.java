package cn.fangfei.server.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Invents the statement of the accounts of one matter of the demo, as a bank would print it: people pay in and are paid by the month until
 * nothing is left, part of it goes to whoever is in control, some to staff and firms, and a little is earned. Its sums come near to what
 * the case says and do not equal it, as they never do.
 */
final class DemoStatement {

	static final String BANK_NAME = DemoFunds.BANK;

	static final String ACCOUNT = "MH3301000001";

	/** The account that the controller has at the same bank; of it there is no statement. */
	private static final String CONTROLLER = "MH3301000002";

	private static final int DAYS = 240;

	/** Days before the end on which the last return was paid. */
	private static final int DRY = 24;

	private static final int MONTH = 30;

	private static final int DEPOSITORS_MOST = 110;

	private static final long OPENING_FEN = 2_318_460L;

	/** What stands in the statement file, the list of accounts, and what the bank says beside it. */
	record Paper(byte[] rows, byte[] accounts, long count, long inFen, long outFen, long openingFen, long closingFen, LocalDate from,
			LocalDate until) {
	}

	private record Payment(LocalDate day, int second, String payer, String payee, long fen, String channel, String memo) {
	}

	private final List<Payment> payments = new ArrayList<>();

	private final Map<String, String> accounts = new LinkedHashMap<>();

	private final Random random = new Random(6_301);

	private final DemoWords words = new DemoWords(random);

	private final String subject;

	private final LocalDate until;

	private final LocalDate from;

	private int holders;

	/**
	 * @param subject whose account it is
	 * @param participants how many the case knows of
	 * @param yuan what the case says was raised
	 * @param until the last day of the statement
	 */
	static Paper of(String subject, int participants, BigDecimal yuan, LocalDate until) {
		var statement = new DemoStatement(subject, until);
		statement.invent(Math.max(12, Math.min(DEPOSITORS_MOST, participants)), yuan.longValue());
		return statement.paper();
	}

	private DemoStatement(String subject, LocalDate until) {
		this.subject = subject;
		this.until = until;
		this.from = until.minusDays(DAYS - 1L);
	}

	private void invent(int people, long yuan) {
		hold(ACCOUNT, subject, "单位");
		hold(CONTROLLER, words.person(), "个人");
		var parts = new int[people];
		var whole = 0;
		for (var i = 0; i < people; i++) {
			parts[i] = List.of(1, 1, 2, 2, 3, 5, 10).get(random.nextInt(7));
			whole += parts[i];
		}
		// in thousands, as people lend; a few put in more than the case knows
		var unit = Math.max(1_000L, BigDecimal.valueOf(yuan).divide(BigDecimal.valueOf(whole * 1_000L), 0, RoundingMode.UP).longValue() * 1_000L);
		var taken = new long[DAYS];
		for (var i = 0; i < people; i++) {
			var account = "MH33010%05d".formatted(10_007 + 13 * i);
			hold(account, words.person(), "个人");
			var principal = parts[i] * unit;
			var day = Math.min(DAYS - DRY / 2, (int) (Math.sqrt((i + 1.0) / people) * (DAYS - 10)));
			lend(account, principal, day, taken);
			if (i % 9 == 4 && day + 70 < DAYS - DRY) {
				lend(account, unit, day + 70, taken);
			}
			// two of the first got out in time
			if (i == 1 || i == 3) {
				pay(day + 150, ACCOUNT, account, principal * 100, "TRANSFER", "到期退本");
			}
		}
		for (var week = 6; week < DAYS; week += 7) {
			var lent = 0L;
			for (var day = week - 6; day <= week; day++) {
				lent += taken[day];
			}
			if (lent > 0) {
				pay(week, ACCOUNT, CONTROLLER, lent * 100 * 36 / 100 / 1_000 * 1_000, "TRANSFER", "往来款");
			}
		}
		business();
	}

	/** A deposit, and what is paid for it each month until the money is gone. */
	private void lend(String account, long yuan, int day, long[] taken) {
		pay(day, account, ACCOUNT, yuan * 100, random.nextInt(5) == 0 ? "POS" : "TRANSFER", "预存服务费");
		taken[day] += yuan;
		for (var due = day + MONTH; due < DAYS - DRY; due += MONTH) {
			pay(due, ACCOUNT, account, yuan * 100 * 15 / 1_000, "TRANSFER", "分红");
		}
	}

	/** What an ordinary shop has too: wages, rent, goods, and small sales by a payment agent. */
	private void business() {
		var staff = List.of("MH3301090001", "MH3301090002");
		staff.forEach(account -> hold(account, words.person(), "个人"));
		hold("MH3308000001", words.brand() + "商业管理有限公司", "单位");
		hold("MH3308000002", words.brand() + "印务有限公司", "单位");
		hold("MH3309000001", words.brand() + "支付有限公司", "支付机构");
		for (var day = 9; day < DAYS; day += MONTH) {
			for (var account : staff) {
				pay(day, ACCOUNT, account, 328_000 + random.nextInt(40) * 1_000L, "TRANSFER", "工资");
			}
			pay(day + 2, ACCOUNT, "MH3308000001", 450_000, "TRANSFER", "房租");
			pay(day + 5, ACCOUNT, "MH3308000002", 68_000 + random.nextInt(900) * 100L, "TRANSFER", "宣传品");
		}
		for (var day = 0; day < DAYS; day++) {
			if (from.plusDays(day).getDayOfWeek() != DayOfWeek.SUNDAY && random.nextInt(3) > 0) {
				pay(day, "MH3309000001", ACCOUNT, 6_800 + random.nextInt(420) * 100L, "AGENT", "收单结算");
			}
		}
	}

	private void hold(String account, String name, String kind) {
		accounts.put(account, account + ",KH33%05d".formatted(++holders) + "," + name + "," + kind);
	}

	private void pay(int day, String payer, String payee, long fen, String channel, String memo) {
		if (day < DAYS && fen > 0) {
			payments.add(new Payment(from.plusDays(day), 30_600 + random.nextInt(30_000), payer, payee, fen, channel, memo));
		}
	}

	private Paper paper() {
		payments.sort(Comparator.comparing(Payment::day)
			.thenComparingInt(Payment::second)
			.thenComparing(Payment::payer)
			.thenComparing(Payment::payee));
		var rows = new StringBuilder("txn_id,time,payer,payee,amount,channel,memo\n");
		var in = 0L;
		var out = 0L;
		for (var i = 0; i < payments.size(); i++) {
			var p = payments.get(i);
			rows.append("MH%s%04d,%sT%02d:%02d:%02d,%s,%s,%s,%s,%s\n".formatted(p.day().toString().replace("-", ""), i + 1, p.day(),
					p.second() / 3_600, p.second() / 60 % 60, p.second() % 60, p.payer(), p.payee(), BigDecimal.valueOf(p.fen(), 2), p.channel(), p.memo()));
			in += p.payee().equals(ACCOUNT) ? p.fen() : 0;
			out += p.payer().equals(ACCOUNT) ? p.fen() : 0;
		}
		var list = "account,holder,holder_name,kind\n" + String.join("\n", accounts.values()) + "\n";
		return new Paper(rows.toString().getBytes(StandardCharsets.UTF_8), list.getBytes(StandardCharsets.UTF_8), payments.size(), in, out,
				OPENING_FEN, OPENING_FEN + in - out, from, until);
	}
}
