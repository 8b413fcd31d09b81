package cn.fangfei.formats;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import cn.fangfei.detection.flow.FlowChannel;
import cn.fangfei.detection.flow.FlowRows;
import cn.fangfei.detection.flow.FlowTransaction;

/**
 * transactions.csv, read row by row in constant memory and without an object for a row:
 * {@code txn_id,time,payer,payee,amount,channel,memo} in any order, found by header, also by the usual Chinese ones. A bad row is named
 * with line, field and remedy, and reading goes on.
 */
public final class TransactionFile implements AutoCloseable {

	/** Ten thousand hundred-millions of yuan: no payment is larger, so a larger one is a slip. */
	private static final long MOST_FEN = 100_000_000_000_000L;
	private static final int LONGEST_KEY = 64;
	private static final int SHOWN = 40;
	private static final long DAY_MILLIS = 86_400_000L;
	private static final int SHANGHAI_SECONDS = 8 * 3_600;
	private static final String[] ROLL_OVER = { "复投", "续投", "转投", "滚存", "续存", "再投" };
	private static final int BAD = -1;
	private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
	private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

	private final CsvBytes csv;
	private final FlowTransaction row = new FlowTransaction();
	private final byte[][] rollOver;
	/** The first four bytes of each of these words, and which first bytes there are, by their last six bits. */
	private final int[] rollOverBegins;
	private final long rollOverFirsts;
	private final int id;
	private final int time;
	private final int payer;
	private final int payee;
	private final int amount;
	private final int channel;
	private final int memo;
	private @Nullable RowProblem problem;

	/** The day that was read last, because the next is likely the same. */
	private final byte[] lastDay = new byte[10];
	private long lastDayMillis;

	TransactionFile(CsvBytes csv) {
		this.csv = csv;
		id = csv.column("txn_id", "交易流水号", "流水号", "交易编号");
		time = csv.column("time", "交易时间", "时间");
		payer = csv.column("payer", "付款账户", "付款账号", "付款方账户");
		payee = csv.column("payee", "收款账户", "收款账号", "收款方账户");
		amount = csv.column("amount", "交易金额", "金额");
		channel = csv.column("channel", "交易渠道", "渠道", "交易方式");
		memo = csv.column("memo", "附言", "摘要", "用途");
		var charset = csv.utf8() ? StandardCharsets.UTF_8 : TextDecoder.GB18030;
		rollOver = Arrays.stream(ROLL_OVER).map(word -> word.getBytes(charset)).toArray(byte[][]::new);
		rollOverBegins = Arrays.stream(rollOver).mapToInt(word -> (int) INTS.get(word, 0)).toArray();
		rollOverFirsts = Arrays.stream(rollOver).mapToLong(word -> 1L << word[0]).reduce(0, (a, b) -> a | b);
	}

	/**
	 * @param fileName the name the person knows the file by, for messages
	 * @throws UnreadableFile when it is no csv, or a column is missing that no row can do without
	 */
	public static TransactionFile open(Path file, String fileName, ReadLimits limits) throws UnreadableFile {
		var csv = CsvBytes.open(file, fileName, limits);
		var opened = new TransactionFile(csv);
		var missing = opened.missing();
		if (!missing.isEmpty()) {
			csv.close();
			throw new UnreadableFile("文件“" + fileName + "”第1行：表头里没有 " + String.join("、", missing)
					+ " 列。请把表头改为 txn_id,time,payer,payee,amount,channel,memo 后重试");
		}
		return opened;
	}

	/** Columns that no row can do without and the header does not name. */
	List<String> missing() {
		var missing = new ArrayList<String>();
		need(missing, id, "txn_id");
		need(missing, time, "time");
		need(missing, payer, "payer");
		need(missing, payee, "payee");
		need(missing, amount, "amount");
		return missing;
	}

	private static void need(List<String> missing, int column, String name) {
		if (column < 0) {
			missing.add(name);
		}
	}

	/** Goes to the next row; either {@link #row} or {@link #problem} then says what it is. */
	public boolean next() {
		if (!csv.next()) {
			return false;
		}
		problem = csv.problem();
		if (problem == null) {
			parse();
		}
		return true;
	}

	/**
	 * Reads rows into a batch until it is full or holds so many, good and bad ones; those that were there are forgotten.
	 *
	 * @param problems takes the problems of the bad rows
	 * @return how many rows were read; 0 when there is none any more
	 */
	public int fill(FlowRows rows, int most, List<RowProblem> problems) {
		rows.clear();
		int read = 0;
		while (read < most && !rows.full() && next()) {
			read++;
			if (problem == null) {
				rows.add(row);
			} else {
				problems.add(problem);
			}
		}
		return read;
	}

	/** The row, filled again by the next call of {@link #next}; of no use when there is a problem. */
	public FlowTransaction row() {
		return row;
	}

	/** Why the row cannot be used; null for a good one. */
	public @Nullable RowProblem problem() {
		return problem;
	}

	/** Why the file could not be read to its end, when the last row says so; else null. */
	public @Nullable IOException brokenOff() {
		return csv.brokenOff();
	}

	public long line() {
		return csv.line();
	}

	public long bytesTotal() {
		return csv.bytesTotal();
	}

	public long bytesRead() {
		return csv.bytesRead();
	}

	private void parse() {
		row.begin(csv.line());
		if (csv.empty(id)) {
			bad("txn_id", "没有填写", "请补上交易编号");
			return;
		}
		if (!key(id)) {
			bad("txn_id", "超过 " + LONGEST_KEY + " 个字节或无法识别：" + shown(id), "请核对是否错列");
			return;
		}
		row.id(keyBytes, keyFrom, keyTo);
		long millis = csv.empty(time) ? BAD : millis();
		if (millis == BAD) {
			bad("time", csv.empty(time) ? "没有填写" : "写的是“" + shown(time) + "”，看不出时间", "请写成 2026-01-31T09:30:00 这样的时间");
			return;
		}
		if (csv.empty(payer) && csv.empty(payee)) {
			bad("payer", "和“payee”都没有填写", "请至少补上一方的账户");
			return;
		}
		if (!csv.empty(payer)) {
			if (!key(payer)) {
				bad("payer", "超过 " + LONGEST_KEY + " 个字节或无法识别：" + shown(payer), "请核对是否错列");
				return;
			}
			row.payer(keyBytes, keyFrom, keyTo);
		} else {
			row.payer(keyBytes, 0, 0);
		}
		if (!csv.empty(payee)) {
			if (!key(payee)) {
				bad("payee", "超过 " + LONGEST_KEY + " 个字节或无法识别：" + shown(payee), "请核对是否错列");
				return;
			}
			row.payee(keyBytes, keyFrom, keyTo);
		} else {
			row.payee(keyBytes, 0, 0);
		}
		long fen = fen();
		if (fen <= 0) {
			return;
		}
		int kind = channel();
		if (kind < 0) {
			bad("channel", "写的是“" + shown(channel) + "”，不在 TRANSFER（转账）、CASH（现金）、POS（刷卡）、AGENT（支付机构）、OTHER（其他）之中", "请改为其中之一，看不出时写 OTHER");
			return;
		}
		row.facts(millis, fen, CHANNELS[kind], saysRollOver());
	}

	private static final FlowChannel[] CHANNELS = FlowChannel.values();
	/** As a bank prints them for people, in the order of the constants. */
	private static final String[] CHANNEL_WORDS = { "转账", "现金", "刷卡", "支付机构", "其他" };
	private static final byte[][] CHANNEL_NAMES = Arrays.stream(CHANNELS).map(c -> c.name().getBytes(StandardCharsets.US_ASCII))
			.toArray(byte[][]::new);

	private int channel() {
		if (csv.empty(channel)) {
			return FlowChannel.OTHER.ordinal();
		}
		var bytes = csv.bytes(channel);
		int from = csv.from(channel);
		for (int i = 0; i < CHANNEL_NAMES.length; i++) {
			var name = CHANNEL_NAMES[i];
			if (bytes[from] == name[0] && Arrays.equals(bytes, from, csv.to(channel), name, 0, name.length)) {
				return i;
			}
		}
		var text = csv.text(channel);
		for (int i = 0; text != null && i < CHANNELS.length; i++) {
			if (text.toUpperCase(Locale.ROOT).equals(CHANNELS[i].name()) || text.equals(CHANNEL_WORDS[i])) {
				return i;
			}
		}
		return BAD;
	}

	private byte[] keyBytes = new byte[0];
	private int keyFrom;
	private int keyTo;

	private static final byte DELETE = 0x7f;

	/** Keys are UTF-8 whatever the file or the row is, and without control bytes, which no database of ours takes. */
	private boolean key(int column) {
		keyBytes = csv.bytes(column);
		keyFrom = csv.from(column);
		keyTo = csv.to(column);
		int made = madeOf(keyBytes, keyFrom, keyTo);
		if (made == BEYOND_ASCII) {
			var text = csv.text(column);
			if (text == null) {
				return false;
			}
			keyBytes = text.getBytes(StandardCharsets.UTF_8);
			keyFrom = 0;
			keyTo = keyBytes.length;
		}
		return made != WITH_CONTROL && keyTo - keyFrom <= LONGEST_KEY;
	}

	private static final long EACH = 0x0101010101010101L;
	private static final long TOPS = 0x80 * EACH;
	private static final int WITH_CONTROL = -1;
	private static final int ASCII = 0;
	private static final int BEYOND_ASCII = 1;

	/** Looks at some bytes eight at a time; the last eight may have been looked at before. */
	private static int madeOf(byte[] bytes, int from, int to) {
		long all = 0;
		long control = 0;
		int last = to - Long.BYTES;
		if (last >= from) {
			all = (long) LONGS.get(bytes, last);
			control = control(all);
			for (int i = from; i < last; i += Long.BYTES) {
				long eight = (long) LONGS.get(bytes, i);
				all |= eight;
				control |= control(eight);
			}
		} else {
			for (int i = from; i < to; i++) {
				all |= bytes[i];
				control |= bytes[i] >= 0 && bytes[i] < ' ' || bytes[i] == DELETE ? 1 : 0;
			}
		}
		return control != 0 ? WITH_CONTROL : (all & TOPS) != 0 ? BEYOND_ASCII : ASCII;
	}

	/** Not zero when one of eight bytes is under a blank or the one that deletes: a byte less than that borrows from its top bit. */
	private static long control(long eight) {
		long delete = eight ^ DELETE * EACH;
		return (eight - ' ' * EACH & ~eight | delete - EACH & ~delete) & TOPS;
	}

	private boolean saysRollOver() {
		if (csv.empty(memo)) {
			return false;
		}
		var bytes = csv.bytes(memo);
		int last = csv.to(memo) - Integer.BYTES;
		for (int i = csv.from(memo); i <= last; i++) {
			if (bytes[i] < 0 && (rollOverFirsts >>> bytes[i] & 1) != 0 && rollOverAt(bytes, i, csv.to(memo))) {
				return true;
			}
		}
		return false;
	}

	private boolean rollOverAt(byte[] bytes, int at, int to) {
		int begin = (int) INTS.get(bytes, at);
		for (int w = 0; w < rollOverBegins.length; w++) {
			int length = rollOver[w].length;
			if (rollOverBegins[w] == begin && at + length <= to && Arrays.equals(bytes, at, at + length, rollOver[w], 0, length)) {
				return true;
			}
		}
		return false;
	}

	/** Hundredths of a yuan; 0 when bad, with the problem set. */
	private long fen() {
		if (csv.empty(amount)) {
			bad("amount", "没有填写", "请补上金额");
			return 0;
		}
		var bytes = csv.bytes(amount);
		int i = csv.from(amount);
		int to = csv.to(amount);
		boolean negative = bytes[i] == '-';
		if (negative || bytes[i] == '+') {
			i++;
		}
		long value = 0;
		int digits = 0;
		int decimals = -1;
		boolean large = false;
		boolean finer = false;
		for (; i < to; i++) {
			byte b = bytes[i];
			if (b == '.' && decimals < 0) {
				decimals = 0;
			} else if (b >= '0' && b <= '9') {
				if (decimals >= 2) {
					finer |= b != '0';
					continue;
				}
				decimals += decimals >= 0 ? 1 : 0;
				digits++;
				value = value * 10 + b - '0';
				if (value > MOST_FEN) {
					large = true;
					value = MOST_FEN;
				}
			} else {
				digits = 0;
				break;
			}
		}
		if (i < to || digits == 0) {
			bad("amount", "写的是“" + shown(amount) + "”，不是以元为单位的数", "请写成 1234.56 这样的数，不加逗号和单位");
			return 0;
		}
		for (int d = Math.max(0, decimals); d < 2; d++) {
			value *= 10;
		}
		if (large || value > MOST_FEN) {
			bad("amount", "写的是“" + shown(amount) + "”，超过一万亿元", "请核对金额");
			return 0;
		}
		if (finer) {
			bad("amount", "写的是“" + shown(amount) + "”，小数多于两位", "请以元为单位，最多保留两位小数");
			return 0;
		}
		if (negative || value == 0) {
			bad("amount", "写的是“" + shown(amount) + "”，应大于0", "退款或冲正请写成付款方与收款方对调的一笔");
			return 0;
		}
		return value;
	}

	/** Milliseconds of the clock in Asia/Shanghai since 1970-01-01T00:00; {@link #BAD} when it is no time. */
	private long millis() {
		var bytes = csv.bytes(time);
		int from = csv.from(time);
		int to = csv.to(time);
		long day;
		if (to - from >= 10 && (long) LONGS.get(bytes, from) == (long) LONGS.get(lastDay, 0)
				&& (long) LONGS.get(bytes, from + 2) == (long) LONGS.get(lastDay, 2)) {
			day = lastDayMillis;
		} else {
			day = day(bytes, from, to);
			if (day == Long.MIN_VALUE) {
				return BAD;
			}
			System.arraycopy(bytes, from, lastDay, 0, 10);
			lastDayMillis = day;
		}
		int i = from + 10;
		if (i == to) {
			return day;
		}
		if (bytes[i] != 'T' && bytes[i] != ' ' && bytes[i] != 't') {
			return BAD;
		}
		if (to - i == 9) {
			int seconds = clock((long) LONGS.get(bytes, i + 1));
			if (seconds >= 0) {
				return day + seconds * 1_000L;
			}
		}
		int hour = two(bytes, i + 1, to);
		int minute = i + 3 < to && bytes[i + 3] == ':' ? two(bytes, i + 4, to) : BAD;
		if (hour < 0 || hour > 23 || minute < 0 || minute > 59) {
			return BAD;
		}
		i += 6;
		int second = 0;
		int milli = 0;
		if (i < to && bytes[i] == ':') {
			second = two(bytes, i + 1, to);
			if (second < 0 || second > 59) {
				return BAD;
			}
			i += 3;
			if (i < to && (bytes[i] == '.' || bytes[i] == ',')) {
				int unit = 100;
				i++;
				int first = i;
				while (i < to && bytes[i] >= '0' && bytes[i] <= '9') {
					milli += (bytes[i++] - '0') * unit;
					unit /= 10;
				}
				if (i == first) {
					return BAD;
				}
			}
		}
		long millis = day + ((hour * 60L + minute) * 60 + second) * 1_000 + milli;
		if (i == to) {
			return millis;
		}
		int offset = offset(bytes, i, to);
		return offset == Integer.MIN_VALUE ? BAD : millis + (SHANGHAI_SECONDS - offset) * 1_000L;
	}

	/** Seconds of a clock written {@code HH:MM:SS}, the first character in the lowest byte; {@link #BAD} when it is none. */
	private static int clock(long written) {
		long digits = written ^ 0x30303a30303a3030L;
		// each byte is now a digit, the colons are zero; nothing may exceed nine in a digit's place
		if ((digits & 0xf0f0fff0f0fff0f0L) != 0 || (digits + 0x0606000606000606L & 0xf0f0fff0f0fff0f0L) != 0) {
			return BAD;
		}
		int hour = (int) (digits & 15) * 10 + (int) (digits >>> 8 & 15);
		int minute = (int) (digits >>> 24 & 15) * 10 + (int) (digits >>> 32 & 15);
		int second = (int) (digits >>> 48 & 15) * 10 + (int) (digits >>> 56);
		return hour > 23 || minute > 59 || second > 59 ? BAD : (hour * 60 + minute) * 60 + second;
	}

	private static long day(byte[] bytes, int from, int to) {
		if (to - from < 10 || bytes[from + 4] != '-' || bytes[from + 7] != '-') {
			return Long.MIN_VALUE;
		}
		int high = two(bytes, from, to);
		int low = two(bytes, from + 2, to);
		int month = two(bytes, from + 5, to);
		int day = two(bytes, from + 8, to);
		if (high < 19 || low < 0 || high > 20 || month < 1 || month > 12 || day < 1) {
			return Long.MIN_VALUE;
		}
		int year = high * 100 + low;
		// the watch counts seconds in 32 bits and days in 16
		if (year < 1990 || year > 2060 || day > LocalDate.of(year, month, 1).lengthOfMonth()) {
			return Long.MIN_VALUE;
		}
		return LocalDate.of(year, month, day).toEpochDay() * DAY_MILLIS;
	}

	private static int two(byte[] bytes, int at, int to) {
		if (at + 2 > to || bytes[at] < '0' || bytes[at] > '9' || bytes[at + 1] < '0' || bytes[at + 1] > '9') {
			return BAD;
		}
		return (bytes[at] - '0') * 10 + bytes[at + 1] - '0';
	}

	/** Seconds east of Greenwich, or {@link Integer#MIN_VALUE}. */
	private static int offset(byte[] bytes, int from, int to) {
		if (to - from == 1 && (bytes[from] == 'Z' || bytes[from] == 'z')) {
			return 0;
		}
		int hours = two(bytes, from + 1, to);
		int minutes = to - from == 3 ? 0 : to - from == 6 && bytes[from + 3] == ':' ? two(bytes, from + 4, to) : to - from == 5
				? two(bytes, from + 3, to) : BAD;
		if (bytes[from] != '+' && bytes[from] != '-' || hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
			return Integer.MIN_VALUE;
		}
		int seconds = hours * 3_600 + minutes * 60;
		return bytes[from] == '-' ? -seconds : seconds;
	}

	private String shown(int column) {
		var text = csv.text(column);
		if (text == null) {
			return "无法识别的字节";
		}
		return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
	}

	private void bad(String field, String what, String remedy) {
		problem = new RowProblem(csv.line(), null, field, Severity.ERROR, "“" + field + "”" + what, remedy);
	}

	@Override
	public void close() {
		csv.close();
	}
}
