package cn.fangfei.detection.register;

import java.time.LocalDate;
import java.util.Objects;

/**
 * What one rule says of a firm.
 *
 * @param strength from 0 to 1
 * @param sentence Chinese, with the figures it rests on
 * @param source law, document or “平台默认” that the rule rests on
 * @param since the day of the fact; the day of reference where the register does not tell
 * @param expires from this day on it counts nothing; null if it stands as long as the fact does
 * @param guard null if it counts; else a sentence why it does not
 */
public record RegisterFinding(RegisterRule rule, double strength, String sentence, String source, LocalDate since, LocalDate expires,
		String guard) {

	public RegisterFinding {
		Objects.requireNonNull(rule, "rule");
		Objects.requireNonNull(sentence, "sentence");
		Objects.requireNonNull(source, "source");
		Objects.requireNonNull(since, "since");
		if (!(strength >= 0 && strength <= 1)) {
			throw new IllegalArgumentException("强度应在0到1之间");
		}
	}

	/** Whether it counts: no guard explains it away. */
	public boolean counts() {
		return guard == null;
	}

	RegisterFinding guardedBy(String sentence) {
		return new RegisterFinding(rule, strength, this.sentence, source, since, expires, sentence);
	}

}
