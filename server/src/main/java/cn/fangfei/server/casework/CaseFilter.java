package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.RegionCode;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which cases are wanted. */
record CaseFilter(@Nullable CaseStatus status, @Nullable RegionCode region, @Nullable Boolean legacy,
		@Nullable CaseStage stage, @Nullable MeasureKind measure, @Nullable UUID subject, @Nullable UUID clue,
		@Nullable String q) {

	/** The conditions besides the scope; only those that are wanted. */
	String conditions() {
		var text = new StringBuilder();
		if (status != null) {
			text.append("and c.status = :status\n");
		}
		if (region != null) {
			text.append("and c.region_code >= :regionLo and c.region_code < :regionHi\n");
		}
		if (legacy != null) {
			text.append("and legacy = :legacy\n");
		}
		if (stage != null) {
			text.append("and stage = :stage\n");
		}
		if (measure != null) {
			text.append("""
					and exists (select 1
					            from case_measure x
					            where x.case_id = c.case_id and x.kind = :measure and x.revoked is null)
					""");
		}
		if (subject != null) {
			text.append("""
					and (c.subject_id = :subject
					     or exists (select 1
					                from case_party x
					                where x.case_id = c.case_id and x.subject_id = :subject and x.taken_out is null))
					""");
		}
		if (clue != null) {
			text.append("and c.case_id = (select x.case_id from case_clue x where x.clue_id = :clue)\n");
		}
		if (text() != null) {
			text.append("and (c.subject_name like :like or c.name like :like or c.number like :like or c.credit_code = :code)\n");
		}
		return text.toString();
	}

	Map<String, @Nullable Object> parameters() {
		var parameters = new HashMap<String, @Nullable Object>();
		parameters.put("status", status == null ? null : status.name());
		parameters.put("regionLo", region == null ? null : region.lo());
		parameters.put("regionHi", region == null ? null : region.hi());
		parameters.put("legacy", legacy);
		parameters.put("stage", stage == null ? null : stage.name());
		parameters.put("measure", measure == null ? null : measure.name());
		parameters.put("subject", subject);
		parameters.put("clue", clue);
		var text = text();
		parameters.put("like", "%" + (text == null ? "" : text.replaceAll("([%_\\\\])", "\\\\$1")) + "%");
		parameters.put("code", text == null ? null : text.toUpperCase(java.util.Locale.ROOT));
		return parameters;
	}

	private @Nullable String text() {
		return q == null || q.isBlank() ? null : q.strip();
	}
}
