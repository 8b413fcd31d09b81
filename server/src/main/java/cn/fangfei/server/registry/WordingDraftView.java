package cn.fangfei.server.registry;

import cn.fangfei.server.registry.DraftWordingLexiconRequest.WordingEntryDraft;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A draft of the list with what its trial found so far.
 * @param mine whether who asks drafted it
 * @param appears firms of the whole register that would bear a wording they do not bear today; {@code appearing} the first hundred
 * of the territory
 */
record WordingDraftView(UUID draftId, WordingDraftStatus status, int baseVersion, String note, LocalDate effectiveFrom, boolean mine,
		String draftedBy, Instant draftedAt, @Nullable Integer publishedVersion, int revision, boolean tried, long firmsDone,
		long firmsTotal, long appears, List<WordingDraftFirm> appearing, long vanishes, List<WordingDraftFirm> vanishing,
		List<WordingEntryDraft> entries) {

	/** A firm and the words in question. */
	record WordingDraftFirm(UUID firmId, String name, String words) {
	}
}
