package cn.fangfei.detection.text;

/**
 * What a term tells. The first group is evidence and points to a legal element; the second tells of what sort the document is;
 * the third is the grammar's.
 */
enum TermKind {

	/** 保本、刚性兑付: forbidden in any advert for finance (17部委 2016, 第二项). */
	GUARANTEE(LegalElement.INDUCING, 0.5),
	/** What is promised for a bad turn (坏了换新, 卖不掉公司收), in words that an honest shop has as well; shown as {@link #GUARANTEE}. */
	ASSURE(LegalElement.INDUCING, 0.3),
	/** A high return without a figure. */
	RETURN(LegalElement.INDUCING, 0.3),
	PERIOD_PAY(LegalElement.INDUCING, 0.3),
	/** 消费返利 and its kin: a return promised on spending. */
	REBATE(LegalElement.INDUCING, 0.4),
	RECRUIT(LegalElement.SOCIAL, 0.4),
	OPEN_TO_ALL(LegalElement.SOCIAL, 0.25),
	ELDERLY(LegalElement.SOCIAL, 0.3),
	PUBLIC(LegalElement.PUBLIC, 0.3),
	URGENCY(LegalElement.PUBLIC, 0.2),
	/** The form in which money is taken, after the 集资方式 of 固政办〔2025〕10号. */
	COVER(LegalElement.UNLAWFUL, 0.35),
	/** A subject that is lawful as often as not. */
	TOPIC(LegalElement.UNLAWFUL, 0.12),
	CRYPTO(LegalElement.UNLAWFUL, 0.35),
	DEBT(LegalElement.UNLAWFUL, 0.4),
	MUTUAL(LegalElement.UNLAWFUL, 0.35),
	ENDORSE(LegalElement.UNLAWFUL, 0.3),
	/** A text that reports unlawful fund-raising calls it so. */
	CASE(null, 0),

	CASE_SIGN, POLICY, WARN, REPORT, LICENSED, COMMERCE, JOB, LOAN, GAMBLE, PROPERTY, COMPLAINT,
	/** What asks for help or advice. */
	PLEA,
	/** What a complaint says of the money: it does not come back. */
	LOST,
	/** What a warning or a report has more often than an advert. */
	HINT,
	/** A warning like {@link #WARN}, in words that news of a crime have as well. */
	CAUTION,

	NEGATE, BUT, DENY, FICTION, YEAR, MONTH, DAY, WEEK, QUARTER, YIELD, NOT_RATE;

	private final LegalElement element;

	private final double weight;

	TermKind() {
		this(null, 0);
	}

	TermKind(LegalElement element, double weight) {
		this.element = element;
		this.weight = weight;
	}

	/** The legal element that the term points to, or null. */
	LegalElement element() {
		return element;
	}

	/** What one term of this kind is worth to its element when nothing else is known, from 0 to 1. */
	double weight() {
		return weight;
	}

	/** A set of kinds is a number; this is the kind's bit of it. */
	long bit() {
		return 1L << ordinal();
	}

	/** The set of these kinds. */
	static long set(TermKind... kinds) {
		var set = 0L;
		for (var kind : kinds) {
			set |= kind.bit();
		}
		return set;
	}

	/** Whether the phrase means something of its own, so that terms inside it are not terms: 非保本浮动收益, 远离非法集资. */
	boolean shadows() {
		return this == WARN || this == CAUTION || this == LICENSED || this == FICTION || this == JOB;
	}

	/** Whether it tells how the text is meant rather than what it speaks of: it reports, warns, denies or turns. */
	boolean tellsHow() {
		return switch (this) {
			case WARN, CAUTION, HINT, REPORT, POLICY, CASE_SIGN, NEGATE, DENY, BUT, FICTION -> true;
			default -> false;
		};
	}

	/** Whether a guarantee that holds the term (不会跑路) means the contrary of it. */
	boolean tells() {
		return this == LOST || this == HINT || this == CAUTION || this == WARN || this == COMPLAINT || this == COMMERCE;
	}

	/** The code of a span of this kind, a contract with those who read findings. */
	String code() {
		return this == LOST || this == PLEA ? COMPLAINT.name() : this == ASSURE ? GUARANTEE.name() : name();
	}

	/** Whether the term matters only to what a number beside it means; 票面年利率 is of a licensed issuer and still names a period. */
	boolean grammar() {
		return ordinal() >= YEAR.ordinal();
	}

}
