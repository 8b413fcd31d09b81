package cn.fangfei.server.verification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A planned visit. */
public record VerificationPlanView(UUID planId, LocalDate plannedOn, String place, List<VerificationOfficer> officers, String task,
		String plannedBy, Instant plannedAt) {
}
