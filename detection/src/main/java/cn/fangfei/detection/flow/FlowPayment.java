package cn.fangfei.detection.flow;

import java.util.Arrays;
import java.util.Objects;

/**
 * One payment between parties, in its place in the order of all.
 *
 * @param id of the transaction, UTF-8
 * @param millis since 1970-01-01T00:00 as a clock in Asia/Shanghai shows them
 * @param payer null when nobody knows
 * @param payee null when nobody knows
 * @param fen hundredths of a yuan
 * @param rollOver whether the remark speaks of putting in again
 */
public record FlowPayment(byte[] id, long millis, FlowParty payer, FlowParty payee, long fen, FlowChannel channel, boolean rollOver) {

	@Override
	public boolean equals(Object other) {
		return other instanceof FlowPayment that && Arrays.equals(id, that.id) && millis == that.millis && Objects.equals(payer, that.payer)
				&& Objects.equals(payee, that.payee) && fen == that.fen && channel == that.channel && rollOver == that.rollOver;
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(id) * 31 + Long.hashCode(millis);
	}

}
