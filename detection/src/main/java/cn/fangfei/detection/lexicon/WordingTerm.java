package cn.fangfei.detection.lexicon;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A term of the lexicon: what is looked for, how gravely it is taken, who ordered it, and when.
 *
 * <p>The same text may be ordered by several sources; each keeps its own line, so that a line can be withdrawn without
 * the others.
 *
 * @param from the first day it is in force
 * @param until the first day it is no longer in force, or null as long as nobody withdrew it
 */
public record WordingTerm(String text, WordingTier tier, String source, LocalDate from, LocalDate until) {

	/** Longer wording is a sentence; it also bounds the memory of the automaton. */
	static final int LONGEST = 32;

	public WordingTerm {
		Objects.requireNonNull(tier, "tier");
		Objects.requireNonNull(from, "from");
		if (Folding.fold(text).length() == 0) {
			throw new IllegalArgumentException("字样不能为空，也不能只含空格或标点");
		}
		if (text.length() > LONGEST) {
			throw new IllegalArgumentException("字样不能超过" + LONGEST + "个字");
		}
		if (source.isBlank()) {
			throw new IllegalArgumentException("来源不能为空，请写明文件名称或文号");
		}
		if (until != null && !until.isAfter(from)) {
			throw new IllegalArgumentException("停用日期应晚于启用日期");
		}
	}

	public boolean inForceOn(LocalDate day) {
		return !day.isBefore(from) && (until == null || day.isBefore(until));
	}

}
