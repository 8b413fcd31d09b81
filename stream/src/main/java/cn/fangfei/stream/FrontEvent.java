package cn.fangfei.stream;

import org.jspecify.annotations.Nullable;

import cn.fangfei.detection.flow.FlowPayment;

/**
 * What the front tells, one of three: a payment for one bucket, a day that is judged, or a day up to which everything was told.
 *
 * @param bucket of parties; -1 when this is no payment
 * @param payer whether the payer is of the bucket
 * @param payee whether the payee is of the bucket
 * @param judged day after which subjects are judged, else {@link #NONE}
 * @param elder share of the old among the known people in that year
 * @param elsewhere share of those who live elsewhere
 * @param upTo day that is over with all before it, else {@link #NONE}
 */
public record FrontEvent(int bucket, boolean payer, boolean payee, @Nullable FlowPayment payment, int judged, double elder, double elsewhere,
		int upTo) {

	static final int NONE = Integer.MIN_VALUE;

	static FrontEvent payment(int bucket, boolean payer, boolean payee, FlowPayment payment) {
		return new FrontEvent(bucket, payer, payee, payment, NONE, 0, 0, NONE);
	}

	static FrontEvent judged(int day, double elder, double elsewhere) {
		return new FrontEvent(-1, false, false, null, day, elder, elsewhere, NONE);
	}

	static FrontEvent upTo(int day) {
		return new FrontEvent(-1, false, false, null, NONE, 0, 0, day);
	}

	long millis() {
		return payment != null ? payment.millis() : Days.end(judged != NONE ? judged : upTo);
	}
}
