package cn.fangfei.server.clue;

import cn.fangfei.server.kernel.RegionCode;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The facts of an assigned clue that its verification must know.
 * @param amending there is a finding already and another takes its place
 */
public record ClueToVerify(ClueId id, String number, RegionCode region, @Nullable String grid, UUID assignedUnit,
		UUID createdBy, LocalDate foundOn, boolean amending) {
}
