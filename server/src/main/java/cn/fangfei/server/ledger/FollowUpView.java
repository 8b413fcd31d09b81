package cn.fangfei.server.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A follow-up check 回头看 of a close-out. */
public record FollowUpView(UUID followUpId, UUID closeOutId, CloseOutMatter matter, UUID matterId, String number,
		@Nullable UUID subjectId, String subjectName, String regionCode, String regionName, int ordinal, LocalDate dueOn,
		@Nullable FollowUpResult result, @Nullable String note, List<UUID> evidence, @Nullable String doneByName,
		@Nullable Instant doneAt, int version) {

	FollowUpView in(String place) {
		return new FollowUpView(followUpId, closeOutId, matter, matterId, number, subjectId, subjectName, regionCode, place, ordinal,
				dueOn, result, note, evidence, doneByName, doneAt, version);
	}
}
