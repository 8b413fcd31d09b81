package cn.fangfei.server.jurisdiction;

import java.time.LocalDate;

/**
 * A term as it is set from a day on.
 * @param basis where it comes from
 * @param platformDefault whether it is a default of this house and no law
 */
public record Term(TermStep step, int amount, TermUnit unit, LocalDate since, String basis, boolean platformDefault) {

	public Term {
		if (amount < 1 || amount > 1000) {
			throw new IllegalArgumentException("时限应为1至1000：" + amount);
		}
	}

	/** 15个工作日. */
	public String words() {
		return amount + unit.label();
	}
}
