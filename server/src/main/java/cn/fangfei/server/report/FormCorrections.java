package cn.fangfei.server.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Compares a form as it stood at the end of its month with the same form as it was corrected since, line by line. */
final class FormCorrections {

	private FormCorrections() {
	}

	static List<FormCorrection> between(MonthlyForm settled, MonthlyForm corrected) {
		var later = new HashMap<UUID, FormLine>();
		corrected.lines().forEach(line -> later.put(key(line), line));
		var corrections = new ArrayList<FormCorrection>();
		for (var i = 0; i < settled.lines().size(); i++) {
			compare(i + 1, settled.lines().get(i), later.get(key(settled.lines().get(i))), corrections);
		}
		return corrections;
	}

	private static UUID key(FormLine line) {
		return Objects.requireNonNullElse(line.caseId(), line.entryId());
	}

	private static void compare(int number, FormLine before, @org.jspecify.annotations.Nullable FormLine after,
			List<FormCorrection> corrections) {
		var subject = Objects.requireNonNullElse(before.cells().get(1), "");
		if (after == null) {
			corrections.add(new FormCorrection(number, before.entryId(), subject, null, null, null));
			return;
		}
		// the first column is the number of the line, which moves when another line goes
		for (var column = 1; column < before.cells().size(); column++) {
			var old = before.cells().get(column);
			var now = after.cells().get(column);
			if (!Objects.equals(old, now)) {
				corrections.add(new FormCorrection(number, before.entryId(), subject, column, old, now));
			}
		}
	}
}
