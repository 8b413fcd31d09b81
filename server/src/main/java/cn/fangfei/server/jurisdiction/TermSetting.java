package cn.fangfei.server.jurisdiction;

import java.time.Instant;
import java.time.LocalDate;

/** One setting of a term: what, from when on, and who set it. */
public record TermSetting(int amount, TermUnit unit, LocalDate since, String basis, boolean platformDefault,
		String setByName, Instant setAt) {
}
