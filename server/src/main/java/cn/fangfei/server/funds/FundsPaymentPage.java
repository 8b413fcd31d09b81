package cn.fangfei.server.funds;

import cn.fangfei.detection.flow.FlowChannel;
import cn.fangfei.server.kernel.Yuan;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One page of payments of a case. */
record FundsPaymentPage(List<FundsPayment> rows, long total, int page, int size) {

	/**
	 * A payment as a statement tells it.
	 * @param rollOver whether the remark speaks of putting in again
	 * @param rowNo of its statement
	 */
	record FundsPayment(String transactionId, Instant at, String payer, String payerName, String payee, String payeeName, Yuan amount,
			FlowChannel channel, boolean rollOver, UUID statementId, int rowNo) {
	}
}
