package cn.fangfei.server.registry;

import cn.fangfei.detection.lexicon.WordingTier;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A draft of the next version of the list, whole.
 * @param revision of the draft that is changed; absent for a new one
 */
record DraftWordingLexiconRequest(@NotBlank @Size(max = 500) String note, @NotNull LocalDate effectiveFrom,
		@NotEmpty @Size(max = 2_000) List<@Valid @NotNull WordingEntryDraft> entries,
		@Nullable Integer revision) {

	record WordingEntryDraft(@NotNull @Size(max = 200) String term, @NotNull WordingTier tier,
			@NotNull @Size(max = 200) String source, @NotNull LocalDate from, @Nullable LocalDate until) {
	}
}
