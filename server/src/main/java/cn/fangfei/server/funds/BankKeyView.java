package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.RegionCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key of a bank.
 * @param fingerprint SM3 of the key in sixteen groups of four hexadecimal digits, to be read over the telephone
 * @param valid whether files signed with it are taken in today
 * @param mine whether the person who asks registered it: then another one confirms it
 * @param files files taken in under it
 */
public record BankKeyView(UUID keyId, UUID unitId, String bankName, RegionCode regionCode, String regionName, List<String> fingerprint,
		String publicKey, LocalDate validFrom, LocalDate validUntil, BankKeyStatus status, boolean valid, boolean mine, String proposedBy,
		Instant proposedAt, @Nullable String answeredBy, @Nullable Instant answeredAt, @Nullable String answerNote,
		@Nullable String withdrawnBy, @Nullable Instant withdrawnAt, @Nullable String withdrawnReason, long files,
		@Nullable Instant lastFileAt, int version) {
}
