package cn.fangfei.server.jurisdiction;

import java.time.LocalDate;

/**
 * A term as it is set from a day on.
 * @param basis where it comes from
 * @param platformDefault whether it is a default of this house and no law
 */
public record Term(TermStep step, int amount, TermUnit unit, LocalDate since, String basis, boolean platformDefault) {

	/** The most of any unit that a term counts. */
	public static final int LONGEST = 1000;

	public Term {
		if (amount < 1 || amount > LONGEST) {
			throw new IllegalArgumentException("时限应为1至" + LONGEST + "：" + amount);
		}
	}

	/** 15个工作日. */
	public String words() {
		return amount + unit.label();
	}
}
