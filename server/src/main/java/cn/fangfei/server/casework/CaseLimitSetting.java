package cn.fangfei.server.casework;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One setting of a limit: what, from when on, and where it comes from.
 * @param setByName absent for what the platform brought along
 */
record CaseLimitSetting(BigDecimal value, LocalDate since, String basis, @Nullable String setByName, Instant setAt) {
}
