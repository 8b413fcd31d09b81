package cn.fangfei.server.warning;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a signal.
 * @param known whether its source had said it before: then nothing changed
 * @param warningId the open warning of its subject, when there is one that the caller may see
 */
public record RecordedSignal(boolean known, UUID subjectId, @Nullable UUID warningId, @Nullable String warningNumber) {
}
