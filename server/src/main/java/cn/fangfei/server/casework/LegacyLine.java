package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Yuan;
import java.time.LocalDate;
import java.util.Map;

/**
 * From where on a case is a legacy case 陈案.
 * @param day filed on this day or before
 * @param amount raised this much or more
 */
record LegacyLine(LocalDate day, Yuan amount) {

	Map<String, Object> parameters() {
		return Map.of("legacyDay", day, "legacyAmount", amount.value());
	}
}
