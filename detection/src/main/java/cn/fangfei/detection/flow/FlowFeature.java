package cn.fangfei.detection.flow;

/**
 * The marks that are measured on every judged party; what each means, in which measure, and by which formula stands in {@code
 * docs/detection/flow.md}.
 * The names are those of the published weights and of the alert file.
 */
public enum FlowFeature {

	/** Depositors in the window; persons. */
	FAN_IN,

	/** Part of the persons' larger payments that comes from depositors; share. */
	DEPOSIT_LIKE,

	/** Part of the payouts to depositors that is one and the same part of their principal; share. */
	RATE_CONCENTRATION,

	/** Part of the deposits that was followed within three days by a payment of a steady part of it to another depositor; share. */
	COMMISSION,

	/** Part of the outflow that goes to one person who never paid in; share. */
	SIPHON,

	/** Collections of a payment agent in, payouts to a growing number of persons out; 0 to 1. */
	POS_COLLECTION,

	/** Part of what payment agents settled that lies beyond three times the middle day's; share. */
	SETTLEMENT_LUMPS,

	/** Depositors of at least 20 days who were paid back; share. */
	RETURNED,

	/** Gaps between payouts to one depositor that are a week, half a month, a month …; share. */
	RHYTHM,

	/** Part of the payouts to depositors that no income of business covers; share. */
	UNFUNDED,

	/** Payouts of one and the same yearly yield; 0 to 1. */
	YIELD_CONCENTRATION,

	/** Days of the window on which interest was paid, of thirty; 0 to 1. */
	INTEREST_DAYS,

	/** Deposits in round sums; share. */
	ROUND,

	/** Depositors who came in the last 30 days; share. */
	NEWCOMERS,

	/** Deposits after payouts, or with a remark that says so; share. */
	ROLL_OVER,

	/** Depositors of sixty and older, beyond what the list of accounts leads to expect; share. */
	ELDER,

	/** Depositors from elsewhere, beyond what is to be expected; share. */
	FAR,

	/** Young or lately woken; 0 or 1. */
	AWAKENING,

	/** Deposits just under 50,000 yuan against those just above, and split ones; 0 to 1. */
	STRUCTURING,

	/** Common depositors with another party, judged together; 0 or 1. */
	ROTATION,

	/** Part of the payments to persons that is a steady wage of those who never paid in; share, speaks against. */
	PAYROLL,

	/** Part of the outflow that goes to firms; share, speaks against. */
	SUPPLIERS,

	/** Part of the inflow that is small payments; share, speaks against. */
	RETAIL,

	/** Part of those who paid in large sums that had been paid before they did: staff, suppliers, borrowers; share, speaks against. */
	INSIDERS,

	/** Part of the inflow that comes from firms and offices; share, speaks against. */
	COMPANY_INCOME,

	/** Part of the payouts of one and the same sum whatever was paid in: gifts, prizes; share, speaks against. */
	SAME_SUM,

	/** Part of the payouts that hand back what was paid in and no more: deposits, refunds, redemptions; share, speaks against. */
	HANDED_BACK,

	/** Depositors of whom the list of accounts says nothing; share, speaks against: they may be firms. */
	UNLISTED,

	/** Payouts that were due and did not come; share, told apart. */
	WIND_DOWN;

	private static final FlowFeature[] ALL = values();

	static int count() {
		return ALL.length;
	}

	static FlowFeature at(int ordinal) {
		return ALL[ordinal];
	}

}
