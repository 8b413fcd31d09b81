package cn.fangfei.server.verification;

import cn.fangfei.server.kernel.RegionCode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A clue or a case that evidence belongs to, and who sees it: its territory, its unit, its maker and its grid.
 * @param number by which people call it
 */
public record EvidenceOwner(EvidenceOwnerKind kind, UUID id, String number, RegionCode region, @Nullable String grid,
		@Nullable UUID unit, @Nullable UUID createdBy) {
}
