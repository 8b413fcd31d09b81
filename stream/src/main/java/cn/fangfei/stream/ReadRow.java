package cn.fangfei.stream;

import cn.fangfei.detection.flow.FlowChannel;
import cn.fangfei.detection.flow.FlowTransaction;

/**
 * One row of the transactions as it was read, or the end of them.
 *
 * @param line where it stood: the line of its file or the offset of its record
 * @param end whether this is no row but says that none follows
 */
public record ReadRow(String id, long millis, String payer, String payee, long fen, FlowChannel channel, boolean rollOver, long line, boolean end) {

	static ReadRow of(FlowTransaction row, long line) {
		return new ReadRow(row.keyText(0), row.millis(), row.keyText(1), row.keyText(2), row.fen(), row.channel(), row.rollOver(), line, false);
	}

	static ReadRow last() {
		return new ReadRow("", 0, "", "", 0, FlowChannel.OTHER, false, 0, true);
	}

	FlowTransaction transaction() {
		return FlowTransaction.of(id, millis, payer, payee, fen, channel, rollOver);
	}
}
