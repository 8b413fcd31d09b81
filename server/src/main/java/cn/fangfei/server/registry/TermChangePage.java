package cn.fangfei.server.registry;

import cn.fangfei.detection.lexicon.WordingPosition;
import cn.fangfei.detection.lexicon.WordingTier;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One page of the change watch. */
record TermChangePage(List<TermChangeRow> rows, long total, int page, int size) {

	/**
	 * A change of a name or scope that added a wording.
	 * @param changedAt when the register was found to say so
	 * @param importId the import that brought it; absent when it was another office's
	 */
	record TermChangeRow(long changeId, UUID firmId, String name, @Nullable String creditCode, String regionCode, @Nullable String regionName,
			boolean placed, Instant changedAt, @Nullable UUID importId, @Nullable String importName, WordingPosition field, String oldText,
			String newText, List<AddedTermView> terms, boolean openClue, boolean supervised) {
	}

	/**
	 * A wording that the change added.
	 * @param start offset in the new text, in UTF-16 units
	 * @param stands whether the firm still bears it there
	 */
	record AddedTermView(String term, WordingTier tier, int start, int end, boolean stands) {
	}
}
