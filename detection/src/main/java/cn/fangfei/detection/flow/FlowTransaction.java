package cn.fangfei.detection.flow;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One payment, as a reader hands it over. The object is filled again for each row, because a row that costs an object of its own costs
 * more than its reckoning; whoever keeps something copies it.
 */
public final class FlowTransaction {

	private byte[] keys = new byte[96];
	private int idEnd;
	private int payerEnd;
	private int payeeEnd;

	/** Milliseconds since 1970-01-01T00:00 as a clock in Asia/Shanghai shows them: a day is 86,400,000 of them. */
	private long millis;

	/** Hundredths of a yuan, more than zero. */
	private long fen;
	private FlowChannel channel = FlowChannel.OTHER;
	private boolean rollOver;
	private long line;

	/**
	 * Forgets the row before.
	 *
	 * @param line where the row stands in its file, for messages
	 */
	public void begin(long line) {
		idEnd = 0;
		payerEnd = 0;
		payeeEnd = 0;
		this.line = line;
	}

	/**
	 * The three keys, UTF-8, in this order: transaction, payer, payee. An empty payer or payee is somebody nobody knows, as in cash
	 * business.
	 */
	public void id(byte[] bytes, int from, int to) {
		idEnd = append(bytes, from, to, 0);
		payerEnd = idEnd;
		payeeEnd = idEnd;
	}

	public void payer(byte[] bytes, int from, int to) {
		payerEnd = append(bytes, from, to, idEnd);
		payeeEnd = payerEnd;
	}

	public void payee(byte[] bytes, int from, int to) {
		payeeEnd = append(bytes, from, to, payerEnd);
	}

	/**
	 * @param millis since 1970-01-01T00:00 of the clock in Asia/Shanghai
	 * @param fen hundredths of a yuan, more than zero
	 * @param rollOver whether the remark speaks of putting in again (复投, 续投, 转投 …)
	 * @throws IllegalArgumentException for an amount of zero or less
	 */
	public void facts(long millis, long fen, FlowChannel channel, boolean rollOver) {
		if (fen <= 0) {
			throw new IllegalArgumentException("金额应大于0");
		}
		this.millis = millis;
		this.fen = fen;
		this.channel = channel;
		this.rollOver = rollOver;
	}

	/** A row for tests and small hosts. */
	public static FlowTransaction of(String id, long millis, String payer, String payee, long fen, FlowChannel channel, boolean rollOver) {
		var row = new FlowTransaction();
		row.begin(0);
		var bytes = id.getBytes(StandardCharsets.UTF_8);
		row.id(bytes, 0, bytes.length);
		bytes = payer.getBytes(StandardCharsets.UTF_8);
		row.payer(bytes, 0, bytes.length);
		bytes = payee.getBytes(StandardCharsets.UTF_8);
		row.payee(bytes, 0, bytes.length);
		row.facts(millis, fen, channel, rollOver);
		return row;
	}

	private int append(byte[] bytes, int from, int to, int at) {
		int end = at + to - from;
		if (end > keys.length) {
			keys = Arrays.copyOf(keys, Math.max(end, keys.length * 2));
		}
		System.arraycopy(bytes, from, keys, at, to - from);
		return end;
	}

	/** One of the keys as text: 0 the transaction, 1 the payer, 2 the payee. */
	public String keyText(int which) {
		int from = which == 0 ? 0 : which == 1 ? idEnd : payerEnd;
		int to = which == 0 ? idEnd : which == 1 ? payerEnd : payeeEnd;
		return new String(keys, from, to - from, StandardCharsets.UTF_8);
	}

	byte[] keys() {
		return keys;
	}

	int idEnd() {
		return idEnd;
	}

	int payerEnd() {
		return payerEnd;
	}

	int payeeEnd() {
		return payeeEnd;
	}

	public long millis() {
		return millis;
	}

	public long fen() {
		return fen;
	}

	public FlowChannel channel() {
		return channel;
	}

	public boolean rollOver() {
		return rollOver;
	}

	public long line() {
		return line;
	}

}
