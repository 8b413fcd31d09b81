package cn.fangfei.server.casework;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a type of penalty is worded from a day on.
 * @param active whether it can be chosen
 * @param setByName absent for what the platform brought along
 */
record PenaltyTypeSetting(String label, int weight, boolean active, LocalDate since, String basis,
		@Nullable String setByName) {
}
