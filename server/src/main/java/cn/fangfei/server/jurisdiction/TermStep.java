package cn.fangfei.server.jurisdiction;

import static cn.fangfei.server.jurisdiction.TermUnit.DAYS;
import static cn.fangfei.server.jurisdiction.TermUnit.HOURS;
import static cn.fangfei.server.jurisdiction.TermUnit.MINUTES;
import static cn.fangfei.server.jurisdiction.TermUnit.WORKING_DAYS;

import java.util.List;

/**
 * The steps that have a term 办理时限.
 *
 * <p>A term of calendar days that ends on a day off moves to the next working day (民法典 第203条) where no law of its own names the
 * term. The terms that a law sets to the authority do not move: those laws have no such rule, and being early harms nobody.
 */
public enum TermStep {

	ACCEPTANCE("签收", "交办"), CLUE_RECEIPT("受理决定", "登记"), FIRST_CHECK("初核", "受理"), VERIFICATION("现场核查", "交办"),
	VERIFICATION_EXTENSION("核查延期", "原期限届满"), COUNCIL("会商研判", "提请会商"), RECTIFICATION_REVIEW("整改复查", "约谈"),
	PENALTY_DECISION("立案后作出处罚决定", "立案", 90, DAYS), REFERRAL_APPROVAL("移送批准", "报告", 3, DAYS),
	REFERRAL_HANDOVER("批准后移送", "批准", 24, HOURS), SEIZURE("查封扣押", "决定", 30, DAYS), ON_SITE("金融城到场", "发现", HOURS, MINUTES),
	FOLLOW_UP("第一次回头看", "销号"), FOLLOW_UP_SECOND("第二次回头看", "销号"), REMINDER_LEAD("临期提醒提前量", "提醒"),
	ESCALATION("逾期升级", "到期"), CLAIM_RELEASE("领取后自动放回", "领取", HOURS, MINUTES);

	private final String label;

	private final String begins;

	private final List<TermUnit> units;

	private final int longest;

	TermStep(String label, String begins) {
		this(label, begins, Term.LONGEST, WORKING_DAYS, DAYS);
	}

	TermStep(String label, String begins, TermUnit... units) {
		this(label, begins, Term.LONGEST, units);
	}

	TermStep(String label, String begins, int longest, TermUnit... units) {
		this.label = label;
		this.begins = begins;
		this.longest = longest;
		this.units = List.of(units);
	}

	public String label() {
		return label;
	}

	/** What starts the clock, as the sentence of a due date says it: 交办. */
	public String begins() {
		return begins;
	}

	/** What the term may be counted in. */
	public List<TermUnit> units() {
		return units;
	}

	/** The most that may be set; a law's own term may be shortened and never prolonged by a setting. */
	public int longest() {
		return longest;
	}

	/** Whether a law names the term and how it is counted. */
	public boolean statutory() {
		return longest < Term.LONGEST;
	}

	/** Whether a last day off moves the end to the next working day. */
	boolean movesToWorkingDay() {
		return !statutory();
	}
}
