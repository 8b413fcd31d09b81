package cn.fangfei.server.intake;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a batch.
 * @param dropped keys that tell who complained: nothing of them was kept
 */
record IntakeBatchView(int added, int sighted, int unchanged, int rejected, List<String> dropped, List<IntakeBatchLine> lines) {

	/** What became of one text, by its place in the batch, from 0. */
	record IntakeBatchLine(int index, IntakeOutcome outcome, @Nullable UUID itemId, @Nullable String field, @Nullable String message,
			@Nullable String remedy) {
	}
}
