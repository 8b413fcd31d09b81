package cn.fangfei.server.funds;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A pair of files that came.
 * @param refusal why it was not taken in; its sentence is {@code refusalWords}
 * @param fingerprint of the key as the signature says, whoever wrote it
 * @param from the first day of the bank's data
 * @param until the last day
 * @param alerts lines of the file: new subjects, those that were raised, and those that said nothing new
 * @param sha256 of the alert file, under which the archive holds it when it was taken in
 */
public record AlertFileView(UUID fileId, AlertFileOutcome outcome, @Nullable AlertRefusal refusal, @Nullable String refusalLabel,
		@Nullable String refusalWords, @Nullable String bankName, @Nullable String fingerprint, @Nullable String serial,
		@Nullable Instant signedAt, @Nullable LocalDate from, @Nullable LocalDate until, @Nullable String weights, int alerts, int added,
		int raised, int known, String fileName, long size, String sha256, String sm3, Instant receivedAt, String receivedBy) {
}
