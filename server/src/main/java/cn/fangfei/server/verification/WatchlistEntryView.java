package cn.fangfei.server.verification;

import cn.fangfei.server.clue.Illegality;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subject that is looked at again.
 * @param reason why it is on the list
 * @param notes what was noted since, oldest first; in a list of entries only how many there are is told
 */
record WatchlistEntryView(UUID entryId, UUID clueId, String clueNumber, @Nullable UUID subjectId, String subjectName,
		String region, String regionName, String reason, Illegality illegality, Instant since,
		@Nullable LocalDate nextVisitOn, @Nullable Instant endedAt, @Nullable String endedBy, @Nullable String endReason,
		int noteCount, List<WatchlistNoteView> notes, int version) {

	/** The same with its notes and the name of its place. */
	WatchlistEntryView with(String place, List<WatchlistNoteView> told) {
		return new WatchlistEntryView(entryId, clueId, clueNumber, subjectId, subjectName, region, place, reason, illegality,
				since, nextVisitOn, endedAt, endedBy, endReason, noteCount, told, version);
	}
}
